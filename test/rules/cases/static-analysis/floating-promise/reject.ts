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
