import type { Clock, EventBody, LockstepEvent } from '../contract/index.ts';

/** The events of a run: written by the run, read once by whoever iterates. */
export interface EventStream extends AsyncIterable<LockstepEvent> {
  emit(body: EventBody): void;
  /** No more events will come. */
  end(): void;
}

/** Makes the stream of one run. Events wait until they are read, also when nobody has begun to read. */
export function createEventStream(options: { readonly runId: string; readonly clock: Clock; readonly firstSeq?: number }): EventStream {
  let seq = options.firstSeq ?? 0;
  let waiting: LockstepEvent[] = [];
  let ended = false;
  let wake: (() => void) | undefined;
  const rouse = (): void => {
    wake?.();
    wake = undefined;
  };
  return {
    emit(body) {
      seq += 1;
      waiting.push({ v: 1, runId: options.runId, seq, ts: options.clock.now(), ...body });
      rouse();
    },
    end() {
      ended = true;
      rouse();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const batch = waiting;
        waiting = [];
        yield* batch;
        if (waiting.length > 0) continue;
        if (ended) return;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
