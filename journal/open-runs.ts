import { LockstepError } from '../contract/index.ts';
import type { TreeParts } from './parts.ts';
import { openRunJournal, type RunJournal } from './run-journal.ts';

/** The runs of a tree that are open now. */
export interface OpenRuns {
  /** `input-invalid` when the run is open already. */
  open(runId: string): Promise<RunJournal>;
  closeAll(): Promise<void>;
}

function alreadyOpen(runId: string): LockstepError {
  return new LockstepError('input-invalid', `run ${runId} is open already`, {
    fault: 'caller',
    context: { where: 'runId', expected: 'a run that is not open', got: runId },
  });
}

/** Keeps each run open once: two writing ends of one journal would break its chain. */
export function makeOpenRuns(parts: TreeParts): OpenRuns {
  const runs = new Map<string, Promise<RunJournal>>();
  const close = async (runId: string): Promise<void> => {
    const opened = runs.get(runId);
    runs.delete(runId);
    await (await opened)?.close();
  };
  const open = async (runId: string): Promise<RunJournal> => {
    if (runs.has(runId)) throw alreadyOpen(runId);
    const opening = openRunJournal(parts, runId);
    runs.set(runId, opening);
    try {
      return { ...(await opening), close: () => close(runId) };
    } catch (error) {
      runs.delete(runId);
      throw error;
    }
  };
  return {
    open,
    closeAll: async () => {
      for (const runId of [...runs.keys()]) await close(runId);
    },
  };
}
