import type { Clock, RunMetrics } from '../contract/index.ts';

type Counter = 'chunks' | 'accepted' | 'refused' | 'superseded' | 'vetoes' | 'repairs' | 'supersteps';

/** Counts and times of a run. */
export interface Tally {
  count(what: Counter, by?: number): void;
  /** The generator begins or stops to stream. */
  streaming(on: boolean): void;
  /** A report came after so many milliseconds of work. */
  validated(ms: number): void;
  /** The last report of a unit came so many milliseconds after the unit was closed. */
  verdict(ms: number): void;
  metrics(): RunMetrics;
}

/** Starts counting now. */
export function createTally(clock: Clock): Tally {
  const started = clock.monotonic();
  const counts: Record<Counter, number> = { chunks: 0, accepted: 0, refused: 0, superseded: 0, vetoes: 0, repairs: 0, supersteps: 0 };
  const verdicts: number[] = [];
  let streamingSince: number | undefined;
  let generatingMs = 0;
  let validatingMs = 0;
  let overlapping = 0;
  const generated = (): number => generatingMs + (streamingSince === undefined ? 0 : clock.monotonic() - streamingSince);
  return {
    count(what, by = 1) {
      counts[what] += by;
    },
    streaming(on) {
      if (!on && streamingSince !== undefined) generatingMs += clock.monotonic() - streamingSince;
      streamingSince = on ? clock.monotonic() : undefined;
    },
    validated(ms) {
      validatingMs += ms;
      if (streamingSince !== undefined) overlapping += ms;
    },
    verdict(ms) {
      verdicts.push(ms);
    },
    metrics() {
      const sorted = [...verdicts].sort((a, b) => a - b);
      return {
        wallMs: clock.monotonic() - started,
        generatingMs: generated(),
        validatingMs,
        overlap: validatingMs === 0 ? 0 : overlapping / validatingMs,
        ...counts,
        verdictMsP50: quantile(sorted, 0.5),
        verdictMsP95: quantile(sorted, 0.95),
      };
    },
  };
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}
