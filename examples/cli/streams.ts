import { once } from 'node:events';

/** Part of an output stream that the command line asks. */
export interface Output {
  readonly isTTY?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** True when colours are wanted: NO_COLOR, then FORCE_COLOR, then whether a terminal listens. */
export function wantsColor({ isTTY }: Output, env: Environment): boolean {
  if (isSet(env['NO_COLOR'])) return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTTY === true && env['TERM'] !== 'dumb';
}

/** True when a picture may be redrawn: a terminal that can move its cursor, and no build log. */
export function wantsPicture({ isTTY }: Output, env: Environment): boolean {
  return isTTY === true && env['TERM'] !== 'dumb' && !(isSet(env['CI']) && env['CI'] !== 'false');
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

let readerIsGone = false;

/** A reader that went away (`| head`) is no fault: from then on nothing is written. */
export function quietWhenReaderLeaves(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      if (stream === process.stdout) readerIsGone = true;
    });
  }
}

/** Writes data to stdout. */
export function printData(text: string): void {
  if (!readerIsGone) process.stdout.write(text);
}

/** Writes a line for people to stderr; control characters in it cannot steer the terminal. */
export function tell(line: string): void {
  process.stderr.write(`${line.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD')}\n`);
}

/** Waits until everything written has left this process. */
export async function flushed(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength > 0 && !stream.destroyed) await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => undefined);
  }
}
