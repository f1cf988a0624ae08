import { recordingLine } from './agents/index.ts';
import type { Generator, GeneratorPart, LockstepEvent } from './contract/index.ts';
import { openRecording } from './journal/index.ts';
import { traceRun } from './trace-run.ts';
import type { Telemetry } from './trace-run.ts';

/** What is kept of a run beside its journal. None of it is proof: it serves replays and reports. */
export interface RunRecorder {
  readonly part: (attempt: number, part: GeneratorPart) => void;
  readonly event: (event: LockstepEvent) => void;
  readonly close: () => Promise<void>;
}

/** Which run is recorded. */
export interface RunPlace {
  readonly root: string;
  readonly runId: string;
  readonly resumed: boolean;
}

/** What is kept of a run and told of it. */
export interface FollowOptions {
  readonly generator: Generator;
  readonly record?: boolean;
  readonly telemetry?: Telemetry;
}

/** Version of the events, which is what spans are made of. */
const PROTOCOL = '1';

/** Keeps nothing. */
const NOT_RECORDED: RunRecorder = { part: () => undefined, event: () => undefined, close: () => Promise.resolve() };

/** Keeps what the generator sends, with the time in its attempt, and the events as they happen. */
function recordRun(generator: Generator, { root, runId, resumed }: RunPlace): RunRecorder {
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

/** Whoever follows a run: its recording, unless `record` is false, and its spans. */
export async function followRun({ generator, record, telemetry }: FollowOptions, place: RunPlace): Promise<RunRecorder> {
  const recorder = record === false ? NOT_RECORDED : recordRun(generator, place);
  const trace = await traceRun(telemetry ?? { recordText: false }, PROTOCOL);
  return {
    ...recorder,
    event(event) {
      recorder.event(event);
      trace(event);
    },
  };
}
