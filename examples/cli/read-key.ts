import { createInterface } from 'node:readline/promises';

/** Waits for one key; undefined when the terminal is closed or Ctrl-C or Ctrl-D is pressed. */
export function readKey(keys: ReadonlySet<string>): Promise<string | undefined> {
  const { stdin } = process;
  return new Promise((resolve) => {
    const settle = (key: string | undefined): void => {
      stdin.off('data', hear).off('end', close);
      stdin.setRawMode(false).pause();
      resolve(key);
    };
    const close = (): void => settle(undefined);
    const hear = (data: Buffer): void => {
      for (const key of data.toString('utf8').toLowerCase()) {
        if (key === '\u0003' || key === '\u0004') return settle(undefined);
        if (keys.has(key)) return settle(key);
      }
    };
    stdin.setRawMode(true).resume();
    stdin.on('data', hear).on('end', close);
  });
}

/** Asks for one line; undefined when the person gives up. */
export async function readLine(question: string): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const given = new AbortController();
  lines.once('SIGINT', () => given.abort()).once('close', () => given.abort());
  try {
    return await lines.question(question, { signal: given.signal });
  } catch {
    return undefined;
  } finally {
    lines.close();
  }
}
