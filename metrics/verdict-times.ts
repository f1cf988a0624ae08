import type { LockstepEvent } from '../contract/index.ts';

/** How long verdicts took, from the end of a unit to its last report. */
export interface VerdictTimes {
  take(event: LockstepEvent): void;
  /** Milliseconds; 0 when nothing was decided. */
  quantile(q: number): number;
}

/** Starts without verdicts. Early looks are left out: they can only end a statement, not let it pass. */
export function createVerdictTimes(): VerdictTimes {
  const open = new Map<string, { readonly closed: number; last: number }>();
  const taken: number[] = [];
  return {
    take(event) {
      if (event.type === 'validation-start' && event.phase !== 'early' && !open.has(event.unitId)) open.set(event.unitId, { closed: event.ts, last: event.ts });
      if (event.type === 'report-available') {
        const unit = open.get(event.unitId);
        if (unit !== undefined) unit.last = event.ts;
      }
      if (event.type === 'chunk-superseded') open.delete(event.unitId);
      if (event.type !== 'decision-available') return;
      const unit = open.get(event.unitId);
      if (unit !== undefined) taken.push(unit.last - unit.closed);
      open.delete(event.unitId);
    },
    quantile(q) {
      const sorted = [...taken].sort((a, b) => a - b);
      return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
    },
  };
}
