import type { RunRecord } from './contract/index.ts';
import { readKeptRun } from './journal/index.ts';
import { measureRun } from './metrics/index.ts';
import { listRules } from './rules.ts';

/** All that is kept of a run in a tree, for a report. Throws `journal-unknown-run` and `journal-corrupt`. */
export async function readRunRecord(root: string, runId: string): Promise<RunRecord> {
  const kept = await readKeptRun(root, runId);
  return { ...kept, metrics: kept.events.length === 0 ? null : measureRun(kept.events), rules: listRules() };
}
