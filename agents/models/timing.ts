import { setTimeout as wait } from 'node:timers/promises';

/** Time and chance, handed in so that tests need not wait. All times in milliseconds. */
export interface Timing {
  /** Only moves forward. */
  monotonic(): number;
  /** Wall time since 1970; needed for `retry-after` dates alone. */
  now(): number;
  /** From 0 up to and without 1. */
  random(): number;
  /** Resolves after `ms`; rejects when `signal` aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Time and chance as the machine has them. */
export const systemTiming: Timing = {
  monotonic: () => performance.now(),
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) => wait(ms, undefined, { signal }),
};
