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

/** How long lines wait for others to be written with them, ms. A process that is killed loses so much of its recording. */
const LINGER_MS = 100;

/** Opens a recording of a run, or goes on with it. The run must have been started. */
export function openRecording(root: string, runId: string, kind: RecordingKind): RecordingFile {
  requireRunId(runId);
  const path = join(layoutOf(root).run(runId), `${kind}.jsonl`);
  let failure: unknown;
  let waiting = '';
  const opened = openForAppend(path);
  /** A call for each line would cost many streams more than judging does. */
  const writeWaiting = async (): Promise<void> => {
    try {
      const file = await opened;
      while (waiting !== '') {
        let bytes = new TextEncoder().encode(waiting);
        waiting = '';
        while (bytes.length > 0) bytes = bytes.subarray(await file.write(bytes));
      }
    } catch (thrown) {
      failure = thrown;
    }
  };
  let due: NodeJS.Timeout | undefined;
  let closed = false;
  let written = Promise.resolve();
  const writeNow = (): void => {
    due = undefined;
    written = written.then(writeWaiting);
  };
  return {
    add(line) {
      if (failure !== undefined || closed) return;
      waiting += line;
      due ??= setTimeout(writeNow, LINGER_MS);
    },
    async close() {
      closed = true;
      clearTimeout(due);
      writeNow();
      await written;
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
