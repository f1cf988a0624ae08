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
