import type { Clock, EventBody, LockstepEvent } from '../contract/index.ts';

/** The events of a run: written by the run, read once by whoever iterates. */
export interface EventStream extends AsyncIterable<LockstepEvent> {
  /** `at`: when it happened, if not now. */
  emit(body: EventBody, at?: number): LockstepEvent;
  /** Milliseconds since 1970, to the microsecond; only moves forward while the stream lasts. */
  now(): number;
  /** No more events will come. */
  end(): void;
}

/** Makes the stream of one run. Events wait until they are read, also when nobody has begun to read. */
export function createEventStream(options: { readonly runId: string; readonly clock: Clock; readonly firstSeq?: number }): EventStream {
  let seq = options.firstSeq ?? 0;
  const { clock } = options;
  const origin = clock.now() - clock.monotonic();
  const now = (): number => Math.round((origin + clock.monotonic()) * 1_000) / 1_000;
  let waiting: LockstepEvent[] = [];
  let ended = false;
  let wake: (() => void) | undefined;
  const rouse = (): void => {
    wake?.();
    wake = undefined;
  };
  return {
    now,
    emit(body, at = now()) {
      seq += 1;
      const event: LockstepEvent = { v: 1, runId: options.runId, seq, ts: at, ...body };
      waiting.push(event);
      rouse();
      return event;
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
