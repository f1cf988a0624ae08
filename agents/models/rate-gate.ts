import type { RateLimits } from '../../contract/index.ts';
import { readRates } from './rate-headers.ts';
import type { Allowance } from './rate-headers.ts';
import { retryAfterMs } from './retry-after.ts';
import type { Timing } from './timing.ts';

/** What a provider says in the heads of its answers, kept for whoever asks next. */
export interface RateGate extends RateLimits {
  note(answer: Pick<Response, 'status' | 'headers'>): void;
}

/** What is still allowed of one thing, and until when (monotonic, ms). */
interface Account extends Allowance {
  left: number;
  readonly resetAt: number;
}

/** Longer than this nobody waits: the batch stops and can be gone on with. */
const LONGEST_WAIT_MS = 600_000;
/** Where less than this part of an allowance of tokens is left, the next answer would be cut off by it. */
const TOKENS_KEPT = 0.02;

/**
 * A gate that nobody has closed yet. It is closed by `retry-after`, and while an allowance is used up; a slot that is given
 * counts as one request until the provider counts anew. `outage` says why the provider is left alone, once it is.
 */
export function createRateGate(timing: Timing, outage: () => string | undefined): RateGate {
  const accounts = new Map<string, Account>();
  let closedUntil = Number.NEGATIVE_INFINITY;

  const waitMs = (): number => {
    const now = timing.monotonic();
    let until = closedUntil;
    for (const [name, account] of accounts) {
      if (account.resetAt <= now) accounts.set(name, { ...account, left: account.limit ?? Number.POSITIVE_INFINITY, resetAt: Number.POSITIVE_INFINITY });
      else if (isUsedUp(name, account) && account.resetAt !== Number.POSITIVE_INFINITY) until = Math.max(until, account.resetAt);
    }
    return Math.max(0, until - now);
  };

  return {
    note({ status, headers }) {
      const now = timing.monotonic();
      for (const { name, ...allowance } of readRates(headers, timing.now())) accounts.set(name, { name, ...allowance, left: allowance.remaining, resetAt: now + allowance.resetMs });
      const asked = status === 429 || status === 503 || status === 529 ? retryAfterMs(headers, timing.now()) : undefined;
      if (asked !== undefined) closedUntil = Math.max(closedUntil, now + asked);
    },
    get stopped() {
      const wait = waitMs();
      return outage() ?? (wait > LONGEST_WAIT_MS ? `the provider asks to be left alone for ${Number.isFinite(wait) ? `${Math.ceil(wait / 1_000)} s` : 'good'}` : undefined);
    },
    async waitForSlot(_provider, signal = new AbortController().signal) {
      for (let wait = waitMs(); wait > 0; wait = waitMs()) await timing.sleep(Math.min(wait, LONGEST_WAIT_MS), signal);
      const requests = accounts.get('requests');
      if (requests !== undefined) requests.left -= 1;
    },
  };
}

function isUsedUp(name: string, { left, limit }: Account): boolean {
  return name === 'requests' ? left < 1 : left <= (limit ?? 0) * TOKENS_KEPT;
}
