async function save(name: string): Promise<void> {
  await fetch('/names', { body: name });
}
const load = async (name: string): Promise<string> => (await fetch(name)).text();

export async function store(name: string): Promise<void> {
  // reject: static-analysis/floating-promise likely
  save(name);
  try {
    // reject: static-analysis/floating-promise
    load(name);
  } catch (error) {
    console.error(error);
  }
}

import { open, writeFile } from 'node:fs/promises';

export async function copy(text: string): Promise<void> {
  const handle = await open('copy.txt', 'w');
  await handle.writeFile(text);
  // reject: static-analysis/floating-promise likely
  handle.close();
  // reject: static-analysis/floating-promise likely
  writeFile('done.txt', '');
}

export class Store {
  async write(name: string): Promise<void> {
    await fetch('/names', { body: name });
  }

  async writeAll(names: readonly string[]): Promise<void> {
    for (const name of names) this.write(name); // reject: static-analysis/floating-promise likely
    Promise.all(names.map((name) => this.write(name))); // reject: static-analysis/floating-promise likely
  }

  async tryToWrite(name: string): Promise<void> {
    try {
      return this.write(name); // reject: static-analysis/floating-promise likely
    } catch (error) {
      console.error(error);
    }
  }
}

// Each of these waits, throws, or hands a promise on.
async function waits(names: readonly string[]): Promise<void> {
  for await (const each of names) console.info(each);
}
async function throws(name: string): Promise<void> {
  if (name === '') throw new Error('no name');
}
const hands = async (name: string): Promise<unknown> => {
  return fetch(name);
};

export async function each(name: string, next: () => void): Promise<void> {
  waits([name]); // reject: static-analysis/floating-promise likely
  throws(name); // reject: static-analysis/floating-promise likely
  hands(name); // reject: static-analysis/floating-promise likely
  if (!(await hands('asyncName'))) {
    hands(name); // reject: static-analysis/floating-promise likely
  }
  next();
}

// A walk calls itself as well, and its caller goes on too early.
async function walk(depth: number): Promise<void> {
  await fetch('/walk');
  if (depth > 0) await walk(depth - 1);
}

export async function walkAll(): Promise<void> {
  await fetch('/first');
  walk(3); // reject: static-analysis/floating-promise likely
}

async function half(name: string): Promise<string> {
  try {
    await fetch(name);
  } catch (error) {
    throw new Error('no such name', { cause: error });
  }
  return (await fetch(`${name}/more`)).text();
}

export async function halfTold(name: string): Promise<string> {
  half(name); // reject: static-analysis/floating-promise likely
  try {
    return half(name); // reject: static-analysis/floating-promise likely
  } catch {
    return 'nothing';
  }
}

// Elsewhere in the function it is waited for: here it was forgotten.
async function load(name: string): Promise<void> {
  try {
    await fetch(name);
  } catch (error) {
    console.error(error);
  }
}

export async function loadAll(names: readonly string[]): Promise<void> {
  for (const each of names) {
    if (each.startsWith('@')) await load(each.slice(1));
    else load(each); // reject: static-analysis/floating-promise likely
  }
}
