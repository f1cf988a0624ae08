import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';

export async function copy(from: string): Promise<string> {
  const handle = await open(from);
  await handle.close();
  // reject: static-analysis/use-after-close
  return await handle.readFile('utf8');
}

export function log(line: string): void {
  const stream = createWriteStream('out.log');
  stream.end();
  // reject: static-analysis/use-after-close
  if (line !== '') stream.write(line);
}
