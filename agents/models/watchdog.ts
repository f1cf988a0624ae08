import { ModelFailure } from './model-failure.ts';

/** How long each part of a request may take, ms. */
export interface ModelTimeouts {
  /** From the request to the head of the answer: connection, TLS, and the provider's queue. */
  readonly headMs: number;
  /** From the head to the first content. */
  readonly firstContentMs: number;
  /** Between two pieces of content. Pings and comments are not content. */
  readonly idleMs: number;
  /** The whole request. */
  readonly totalMs: number;
}

/** Generous enough for a long prompt on a busy provider. */
export const DEFAULT_TIMEOUTS: ModelTimeouts = { headMs: 60_000, firstContentMs: 120_000, idleMs: 60_000, totalMs: 900_000 };

/** Watches over one request. */
export interface Watchdog {
  /** Aborts when the caller does, or when a time is over. */
  readonly signal: AbortSignal;
  /** What was too slow, once it was. */
  readonly failure: ModelFailure | undefined;
  headArrived(): void;
  contentArrived(): void;
  /** Whoever reads has been given something and takes its time: that is not the provider's silence. */
  hold(): void;
  /** Ends the watch and closes the socket if it is still open. */
  stop(): void;
}

/** Begins to watch a request that is made now. */
export function startWatchdog(timeouts: ModelTimeouts, caller: AbortSignal): Watchdog {
  const controller = new AbortController();
  let failure: ModelFailure | undefined;
  const bark = (what: string, ms: number): void => {
    failure ??= new ModelFailure('silence', `${what} within ${ms} ms`);
    controller.abort();
  };
  const within = (ms: number, what: string): NodeJS.Timeout => setTimeout(() => bark(what, ms), ms);
  const total = within(timeouts.totalMs, 'the request was not through');
  let next = within(timeouts.headMs, 'no answer came');
  const expect = (ms: number, what: string): void => {
    clearTimeout(next);
    if (!controller.signal.aborted) next = within(ms, what);
  };
  const onAbort = (): void => controller.abort();
  caller.addEventListener('abort', onAbort, { once: true });
  if (caller.aborted) controller.abort();
  return {
    signal: controller.signal,
    get failure() {
      return failure;
    },
    headArrived: () => expect(timeouts.firstContentMs, 'no content came'),
    contentArrived: () => expect(timeouts.idleMs, 'nothing more came'),
    hold: () => clearTimeout(next),
    stop() {
      clearTimeout(total);
      clearTimeout(next);
      caller.removeEventListener('abort', onAbort);
      controller.abort();
    },
  };
}
