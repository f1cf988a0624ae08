import { openTree } from './journal/index.ts';
import type { Pruned, PruneOptions, Undoer, UndoOutcome } from './journal/index.ts';
import { systemClock, systemRandom } from './system-ports.ts';

export type { Pruned, PruneOptions, Undoer, UndoOutcome } from './journal/index.ts';

/** Brings back what was there before a run and records who did it; what somebody changed since stays. Takes the lock. */
export async function undoRun(root: string, runId: string, undoer: Undoer): Promise<UndoOutcome> {
  const tree = await openTree({ root, clock: systemClock, random: systemRandom });
  return tree.undo(runId, undoer).finally(() => tree.close());
}

/** Removes runs that have ended and texts that no run needs any more. Takes the lock. */
export async function pruneRuns(root: string, options: PruneOptions): Promise<Pruned> {
  const tree = await openTree({ root, clock: systemClock, random: systemRandom });
  return tree.prune(options).finally(() => tree.close());
}
