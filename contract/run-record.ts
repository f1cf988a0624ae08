import type { JournalEntry, RunSummary } from './journal.ts';
import type { LockstepEvent, RunMetrics } from './events.ts';
import type { RuleMeta } from './validator.ts';

/** All that is kept of a run, as far as it can still be read. What a report is made of. */
export interface RunRecord {
  readonly root: string;
  readonly summary: RunSummary;
  /** The truth about the run. */
  readonly entries: readonly JournalEntry[];
  /** When things happened; empty when it was not kept. */
  readonly events: readonly LockstepEvent[];
  /** Why there are no events, for people. */
  readonly eventsMissing?: string;
  /** Texts that the journal names, by their digest; those that were pruned are not there. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the events measure; null when there are none. */
  readonly metrics: RunMetrics | null;
  /** The rules that were known when the report was made. */
  readonly rules: readonly RuleMeta[];
}
