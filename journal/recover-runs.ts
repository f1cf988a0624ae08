import { isLockstepError } from '../contract/index.ts';
import { closing } from './durable-file.ts';
import type { TreeParts } from './parts.ts';
import type { RecoveryOutcome } from './recover.ts';
import { isRunId } from './run-id.ts';
import { loadChain, openRunJournal } from './run-journal.ts';
import { closeStage } from './staging.ts';

/** A release of an earlier process that was found interrupted. `unreadable`: its journal is corrupt, nothing was done. */
export interface RecoveredRun {
  readonly runId: string;
  readonly outcome: RecoveryOutcome | 'unreadable';
  readonly message: string;
}

/** A stage folder says that a release was under way. A journal that cannot be trusted is reported, not acted upon. */
async function recoverRun(parts: TreeParts, runId: string): Promise<RecoveredRun[]> {
  const unreadable = (message: string): RecoveredRun[] => [{ runId, outcome: 'unreadable', message }];
  try {
    const chain = await loadChain(parts, runId);
    if (chain.flaw !== null) return unreadable(`line ${chain.flaw.line}: ${chain.flaw.message}`);
  } catch (error) {
    if (!isLockstepError(error) || error.code !== 'journal-unknown-run') throw error;
    await closeStage(parts, runId);
    return [];
  }
  return closing(await openRunJournal(parts, runId), async ({ recovered }) =>
    recovered === null ? [] : [{ runId, outcome: recovered, message: `an interrupted release of run ${runId} was ${recovered}` }],
  );
}

/** Ends what processes that died left under way, run by run (I8). */
export async function recoverRuns(parts: TreeParts): Promise<readonly RecoveredRun[]> {
  const recovered: RecoveredRun[] = [];
  for (const name of await parts.fileSystem.list(parts.layout.stage)) {
    if (isRunId(name)) recovered.push(...(await recoverRun(parts, name)));
  }
  return recovered;
}
