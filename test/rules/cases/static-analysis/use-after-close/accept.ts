import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';

export async function copy(from: string): Promise<string> {
  const handle = await open(from);
  try {
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

export function log(line: string): void {
  const stream = createWriteStream('out.log');
  stream.on('finish', () => console.log('done'));
  if (line === '') {
    stream.end();
    return;
  }
  stream.write(line);
  stream.end();
}
