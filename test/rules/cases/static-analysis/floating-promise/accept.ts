async function save(name: string): Promise<void> {
  await fetch('/names', { body: name });
}
function note(name: string): void {
  console.info(name);
}

export async function store(name: string): Promise<void> {
  note(name);
  void save(name);
  save(name).catch(() => undefined);
  await save(name);
}

export function start(): void {
  save('first');
}

save('second');

import { createWriteStream } from 'node:fs';
import { open, watch } from 'node:fs/promises';

export async function copy(text: string): Promise<void> {
  const handle = await open('copy.txt', 'w');
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
  const stream = createWriteStream('copy.log');
  stream.end();
  for await (const event of watch('copy.txt')) note(event.eventType);
}

async function log(text: string): Promise<void> {
  if (text === '') return;
  try {
    await fetch('/log', { body: text });
  } catch {
    console.warn('the log is not there');
  }
}

export async function store2(name: string): Promise<void> {
  await save(name);
  log(name);
}

export class Store {
  async write(name: string): Promise<void> {
    await fetch('/names', { body: name });
  }

  read(): void {}

  async writeAll(names: readonly string[]): Promise<void> {
    this.read();
    await Promise.all(names.map((name) => this.write(name)));
    function later(this: { write(name: string): void }): void {
      this.write('later');
    }
    later.call({ write: note });
  }

  async tryToWrite(name: string): Promise<void> {
    try {
      return await this.write(name);
    } catch (error) {
      console.error(error);
    }
    return this.write(name);
  }
}

// An event is told; who listens goes on by himself.
export class Feed {
  async emit(name: string): Promise<boolean> {
    await Promise.resolve();
    return name !== '';
  }

  async read(): Promise<void> {
    try {
      await Promise.resolve();
      this.emit('read');
    } catch (error) {
      console.error(error);
    }
  }
}

export async function poll(read: () => Promise<void>, isOver: () => boolean): Promise<void> {
  await read();
  if (!isOver()) poll(read, isOver);
}

async function warmPool(): Promise<void> {
  await Promise.resolve();
}

async function startServices(): Promise<void> {
  await Promise.resolve();
}

export async function boot(): Promise<void> {
  try {
    await Promise.resolve();
    warmPool();
    // These go on in the background.
    startServices();
  } catch (error) {
    console.error(error);
  }
}

// With the call it is over: there is nothing to wait for.
let shown: string[] = [];
async function clear(keep: string): Promise<void> {
  for (const each of shown) if (each === keep) return;
  shown = [];
}

export async function change(name: string): Promise<void> {
  await save(name);
  clear(name);
  try {
    clear('all');
  } catch {
    shown = [];
  }
}

// A loop that goes on by itself, whoever starts it.
const turn = async (): Promise<void> => {
  await save('again');
  turn();
};

export async function watchAll(): Promise<void> {
  await save('first');
  turn();
}

// Who is to go on is handed on.
async function limit(name: string, next: () => void): Promise<void> {
  await save(name);
  next();
}

export async function handle(name: string, next: () => void): Promise<void> {
  await save(name);
  limit(name, next);
}

export async function runFlow(options: { async: boolean }): Promise<void> {
  if (options.async) {
    save('flow');
  } else {
    await save('flow');
  }
}

export async function retry(name: string): Promise<void> {
  try {
    if (name === '') return log(name);
    await save(name);
  } catch (error) {
    console.error(error);
    return retry(name);
  }
}

export async function pages(page: number): Promise<void> {
  try {
    await save(String(page));
    return pages(page + 1);
  } catch (error) {
    console.error(error);
  }
}

// What fails in it has been seen there, and it throws what it has chosen to.
async function known(name: string): Promise<string> {
  try {
    return await (await fetch(name)).text();
  } catch (error) {
    throw new Error(`${name} cannot be known`, { cause: error });
  }
}

export async function told(name: string): Promise<string> {
  try {
    return known(name);
  } catch {
    return 'nothing';
  }
}

const listener = async (name: string): Promise<void> => {
  try {
    await save(name);
  } catch (error) {
    console.error(error);
  }
  console.info(name);
};

export async function listenNow(name: string): Promise<void> {
  await save(name);
  listener(name);
}
