import { isTemporary, ModelFailure } from './model-failure.ts';
import type { Timing } from './timing.ts';

/** Stops asking a provider that fails again and again (Nygard, "Release It!", 2007). */
export interface Circuit {
  /** Throws `circuit-open` while the provider is left alone. */
  enter(): void;
  /** Why the provider is left alone; undefined while it is not. */
  readonly outage: string | undefined;
  succeeded(): void;
  failed(failure: ModelFailure): void;
}

/** Failures in a row that open a circuit, and how long it stays open, ms. After that one request is let through. */
export const CIRCUIT = { failures: 8, openMs: 60_000 } as const;

/** A closed circuit of one provider. */
export function createCircuit(provider: string, timing: Timing): Circuit {
  let inARow = 0;
  let openUntil = Number.NEGATIVE_INFINITY;
  const outage = (): string | undefined => {
    const left = openUntil - timing.monotonic();
    return left > 0 ? `${provider} failed ${inARow} times in a row and is left alone for ${Math.ceil(left / 1_000)} s more` : undefined;
  };
  return {
    get outage() {
      return outage();
    },
    enter() {
      const why = outage();
      if (why !== undefined) throw new ModelFailure('circuit-open', why);
      if (inARow >= CIRCUIT.failures) openUntil = timing.monotonic() + CIRCUIT.openMs;
    },
    succeeded() {
      inARow = 0;
      openUntil = Number.NEGATIVE_INFINITY;
    },
    failed(failure) {
      if (!isTemporary(failure)) return;
      inARow += 1;
      if (inARow >= CIRCUIT.failures) openUntil = timing.monotonic() + CIRCUIT.openMs;
    },
  };
}
