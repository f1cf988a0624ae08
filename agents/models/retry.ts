import { isTemporary, ModelFailure } from './model-failure.ts';
import type { Timing } from './timing.ts';

/** Bounds of trying again. */
export interface RetryLimits {
  /** Requests for one answer, the first included. */
  readonly tries: number;
  /** First waiting time, ms; doubles from try to try. */
  readonly baseMs: number;
  /** Longest waiting time of our own choosing, ms. */
  readonly capMs: number;
  /** What all waiting of one run may come to, ms; a provider that asks for more is not waited for. */
  readonly totalWaitMs: number;
}

/** Five requests; a minute at most between two; ten minutes in all. */
export const DEFAULT_RETRY: RetryLimits = { tries: 5, baseMs: 500, capMs: 60_000, totalWaitMs: 600_000 };

/** Decides whether and when a failed request is made again. One for the life of a generator: its waiting adds up. */
export interface RetryPolicy {
  /** Waits before try number `tried + 1`. Throws the failure when there is to be none. */
  beforeNext(failure: ModelFailure, tried: number, signal: AbortSignal): Promise<void>;
}

/**
 * Waits with full jitter: evenly between nothing and the exponential bound (Brooker, "Exponential Backoff And Jitter",
 * AWS Architecture Blog 2015), and never shorter than the provider asks for.
 */
export function createRetryPolicy(limits: RetryLimits, timing: Timing): RetryPolicy {
  let waited = 0;
  return {
    async beforeNext(failure, tried, signal) {
      if (!isTemporary(failure) || tried >= limits.tries) throw failure;
      const bound = Math.min(limits.capMs, limits.baseMs * 2 ** (tried - 1));
      const delay = Math.max(failure.retryAfterMs ?? 0, timing.random() * bound);
      if (waited + delay > limits.totalWaitMs) throw tooLate(failure, delay);
      waited += delay;
      await timing.sleep(delay, signal);
    },
  };
}

function tooLate(failure: ModelFailure, delay: number): ModelFailure {
  const asked = Number.isFinite(delay) ? `${Math.ceil(delay / 1_000)} s` : 'without end';
  return new ModelFailure('too-late', `${failure.message} (the next try would have to wait ${asked}, longer than allowed; resume the run later)`);
}
