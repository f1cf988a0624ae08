import type { IdentitySource, ReleaseFile } from '../contract/index.ts';
import { LockstepError } from '../contract/index.ts';
import { currentDigest } from './land.ts';
import type { TreeParts } from './parts.ts';
import { rollBack } from './roll-back.ts';
import type { RunJournal } from './run-journal.ts';
import { closeStage, openStage } from './staging.ts';
import { releasesOf } from './written-files.ts';

/** What was brought back, and what somebody has changed since and therefore stays. */
export interface UndoOutcome {
  readonly restored: readonly string[];
  readonly kept: readonly string[];
}

/** Who undoes a run. */
export interface Undoer {
  readonly by: string;
  readonly via: IdentitySource;
}


/**
 * Brings back what was there before a run, from the content store, and says so in its journal. A file that somebody
 * changed since stays as it is (I7); one that holds the old bytes already counts as restored, so an undo that was
 * interrupted can be made again. Releases of other runs wait meanwhile.
 */
export function undoRun(parts: TreeParts, journal: RunJournal, { by, via }: Undoer): Promise<UndoOutcome> {
  return parts.releasing(async () => {
    const files = [...releasesOf(journal.entries()).written.values()].map(({ file }) => file);
    if (files.length === 0) throw new LockstepError('input-invalid', `run ${journal.runId} has written nothing; there is nothing to undo`, { fault: 'caller' });
    const restored: string[] = [];
    const kept: string[] = [];
    await openStage(parts, journal.runId);
    for (const file of files.toReversed()) {
      await rollBack(parts, journal.runId, [file]);
      ((await holdsOld(parts, file)) ? restored : kept).push(file.path);
    }
    await closeStage(parts, journal.runId);
    await journal.append({ type: 'run-undone', by, via, restored, kept });
    return { restored, kept };
  });
}

async function holdsOld(parts: TreeParts, { path, before }: ReleaseFile): Promise<boolean> {
  const now = await currentDigest(parts, path);
  return !('type' in now) && now.sha256 === before;
}
