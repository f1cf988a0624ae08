import { recordingLine } from './agents/index.ts';
import type { Generator, GeneratorPart, LockstepEvent } from './contract/index.ts';
import { openRecording } from './journal/index.ts';

/** What is kept of a run beside its journal. None of it is proof: it serves replays and reports. */
export interface RunRecorder {
  readonly part: (attempt: number, part: GeneratorPart) => void;
  readonly event: (event: LockstepEvent) => void;
  readonly close: () => Promise<void>;
}

/** Keeps nothing. */
export const NOT_RECORDED: RunRecorder = { part: () => undefined, event: () => undefined, close: () => Promise.resolve() };

/** Keeps what the generator sends, with the time in its attempt, and the events as they happen. */
export function recordRun(generator: Generator, { root, runId, resumed }: { readonly root: string; readonly runId: string; readonly resumed: boolean }): RunRecorder {
  const { id, model, capabilities } = generator;
  const parts = openRecording(root, runId, 'recording');
  const events = openRecording(root, runId, 'events');
  if (!resumed) parts.add(recordingLine({ lockstep: 'recording', v: 1, generator: id, ...(model === undefined ? {} : { model }), capabilities }));
  let attemptNow = 0;
  let since = 0;
  return {
    part(attempt, part) {
      if (attempt !== attemptNow) since = performance.now();
      attemptNow = attempt;
      parts.add(recordingLine({ attempt, t: Math.round(performance.now() - since), part }));
    },
    event: (event) => events.add(`${JSON.stringify(event)}\n`),
    async close() {
      await Promise.all([parts.close(), events.close()]);
    },
  };
}
