import { join } from 'node:path';
import { errnoOf } from './io-fault.ts';
import { layoutOf } from './layout.ts';
import { nodeFileSystem } from './node-file-system.ts';
import { requireRunId } from './run-id.ts';

/** Where the parts of a run are written as they come. Not part of the proof: lost lines cost a replay, no truth. */
export interface RecordingFile {
  /** Takes a line at once; lines are written in order behind the caller's back. */
  add(line: string): void;
  /** Resolves when every line is written. A disk that refuses ends the recording silently but for `failure`. */
  close(): Promise<void>;
  readonly failure: unknown;
}

/** What is recorded of a run beside its journal: the generator's parts, to be played again, and the events, for reports. */
export type RecordingKind = 'recording' | 'events';

/** Opens a recording of a run, or goes on with it. The run must have been started. */
export function openRecording(root: string, runId: string, kind: RecordingKind): RecordingFile {
  requireRunId(runId);
  const path = join(layoutOf(root).run(runId), `${kind}.jsonl`);
  let failure: unknown;
  let last: Promise<unknown> = Promise.resolve();
  const opened = openForAppend(path);
  const write = async (line: string): Promise<void> => {
    const file = await opened;
    let bytes = new TextEncoder().encode(line);
    while (bytes.length > 0) bytes = bytes.subarray(await file.write(bytes));
  };
  return {
    add(line) {
      last = last.then(() => (failure === undefined ? write(line) : undefined)).catch((thrown: unknown) => (failure = thrown));
    },
    async close() {
      await last;
      await opened.then((file) => file.close()).catch((thrown: unknown) => (failure = thrown));
    },
    get failure() {
      return failure;
    },
  };
}

async function openForAppend(path: string) {
  try {
    return await nodeFileSystem.createFile(path, 0o600);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
    return nodeFileSystem.openFile(path);
  }
}
