import { readPart } from '../agents/index.ts';
import { LockstepError, messageOf } from '../contract/index.ts';
import type { GenerationRequest, Generator, GeneratorPart } from '../contract/index.ts';
import type { Desk, StreamState } from './desk.ts';
import { noteUsage } from './usage.ts';

/** What the pump hands its parts to. */
export interface PartSink {
  handle(part: Exclude<GeneratorPart, { type: 'finish' | 'usage' }>): Promise<void>;
  /** The stream has ended or was stopped; nothing more of it is handed in. */
  end(): void;
}

/** What a stream that was stopped has cost may still come; whatever else comes is dropped, and after so many parts it is left. */
const LATE_PARTS = 16;

/** The generator's side of the run: one stream at a time, beside the graph. */
export interface GeneratorPump {
  /** Starts the stream of an attempt. What a former stream still sends is dropped. */
  start(request: GenerationRequest, sink: PartSink): void;
  /** Stops the provider's request now. */
  abort(): void;
  /** Settles when no stream is running. */
  readonly quiet: Promise<void>;
}

type Ended = Extract<StreamState, { type: 'ended' }>;

/** Makes the pump of one run; `record` gets every part before it is used. */
export function createGeneratorPump(
  desk: Desk,
  generator: Generator,
  record: (attempt: number, part: GeneratorPart) => void,
): GeneratorPump {
  let controller = new AbortController();
  let quiet = Promise.resolve();
  let taker: PartSink | undefined;

  const read = async (request: GenerationRequest, sink: PartSink, own: AbortController): Promise<Ended> => {
    let late = 0;
    for await (const sent of generator.generate(request, own.signal)) {
      if (own.signal.aborted && (late += 1) > LATE_PARTS) break;
      const part = readPart(sent);
      if (own.signal.aborted && part.type !== 'usage') continue;
      record(request.attempt, part);
      if (part.type === 'usage') {
        await noteUsage(desk, request.attempt, part);
        continue;
      }
      if (part.type === 'finish') return { type: 'ended', reason: part.reason, ...(part.again === undefined ? {} : { again: part.again }) };
      await sink.handle(part);
    }
    return { type: 'ended', reason: own.signal.aborted ? 'aborted' : 'interrupted' };
  };

  const run = async (request: GenerationRequest, sink: PartSink, own: AbortController): Promise<void> => {
    const ended = await read(request, sink, own).catch((thrown: unknown): Ended => {
      if (own.signal.aborted) return { type: 'ended', reason: 'aborted' };
      return { type: 'ended', reason: 'interrupted', error: asFault(thrown, generator.id) };
    });
    if (own !== controller || desk.stream.type !== 'streaming') return;
    finish(ended);
  };

  const finish = (state: Ended): void => {
    desk.stream = state;
    taker?.end();
    if (state.reason === 'complete') desk.through = desk.attempt;
    desk.emit({ type: 'attempt-end', attempt: desk.attempt, reason: state.reason });
    desk.bell.ring();
    desk.room.ring();
  };

  return {
    start(request, sink) {
      controller = new AbortController();
      desk.stream = { type: 'streaming' };
      taker = sink;
      quiet = run(request, sink, controller);
    },
    abort() {
      controller.abort();
      if (desk.stream.type === 'streaming') finish({ type: 'ended', reason: 'aborted' });
    },
    get quiet() {
      return quiet;
    },
  };
}

function asFault(thrown: unknown, id: string): LockstepError {
  if (thrown instanceof LockstepError) return thrown;
  return new LockstepError('generator-failed', `generator ${id}: ${messageOf(thrown)}`, { fault: 'generator', cause: thrown });
}
