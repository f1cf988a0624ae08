import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { LockstepError, messageOf } from '../../../contract/index.ts';

/** Where a stream of another program comes from: a file, or a pipe that is still being written. */
export interface StreamSource {
  /** For people: the path, or `standard input`. */
  readonly name: string;
  open(): Readable;
}

/** A file. It is opened when the stream is asked for. */
export function fileSource(file: string): StreamSource {
  return { name: file, open: () => createReadStream(file) };
}

/** Lines as they arrive, without their ends. Throws `input-unreadable` when the source cannot be read. */
export async function* readLines(source: StreamSource, signal: AbortSignal): AsyncIterable<string> {
  const stream = source.open();
  // The reader of lines does not pass on what goes wrong with its input.
  let failure: unknown;
  stream.on('error', (thrown: unknown) => {
    failure = thrown;
    lines.close();
  });
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  // Some versions of Node emit it once more here: unheard, it would end the process.
  lines.on('error', () => undefined);
  const stop = (): void => void stream.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const line of lines) yield line;
    if (failure !== undefined && !signal.aborted) throw unreadable(source, failure);
  } finally {
    signal.removeEventListener('abort', stop);
    stream.destroy();
  }
}

/** All of it, as text. */
export async function readWhole(source: StreamSource): Promise<string> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of source.open()) pieces.push(Buffer.from(piece as Uint8Array));
  } catch (thrown) {
    throw unreadable(source, thrown);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function unreadable({ name }: StreamSource, cause: unknown): LockstepError {
  return new LockstepError('input-unreadable', `${name}: ${messageOf(cause)}`, { fault: 'caller', cause, context: { file: name } });
}
