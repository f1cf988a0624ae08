import type { JournalEntry } from '../contract/index.ts';
import { describeRun } from './describe-runs.ts';
import { removeAll } from './durable-file.ts';
import type { TreeParts } from './parts.ts';
import { isRunId } from './run-id.ts';
import { loadSoundChain } from './run-journal.ts';

/** Which runs may go. Both hold when both are given. */
export interface PruneOptions {
  /** Milliseconds since the last entry of a run. */
  readonly olderThanMs?: number;
  /** So many of the newest runs stay in any case. */
  readonly keep?: number;
}

/** What was removed. */
export interface Pruned {
  readonly runs: readonly string[];
  /** Texts in the content store that no run needs any more. */
  readonly objects: number;
}

/**
 * Removes runs that have ended, and texts that nobody needs: those of removed runs, and what was refused in ended runs
 * that are old enough. A run that waits, was cut off or cannot be read stays, with all its texts.
 */
export async function pruneRuns(parts: TreeParts, { olderThanMs = 0, keep = 0 }: PruneOptions): Promise<Pruned> {
  const { fileSystem, layout, clock } = parts;
  const runs = await readAll(parts);
  const isOld = ({ lastAt }: Known): boolean => clock.now() - lastAt >= olderThanMs;
  const spared = new Set(runs.toSorted((a, b) => b.lastAt - a.lastAt).slice(0, keep));
  const gone = runs.filter((run) => run.ended && isOld(run) && !spared.has(run));
  for (const { runId } of gone) await removeAll(fileSystem, layout.run(runId));
  const left = runs.filter((run) => !gone.includes(run));
  if (left.some((run) => run.entries === undefined)) return { runs: gone.map(({ runId }) => runId), objects: 0 };
  const needed = new Set(left.flatMap((run) => neededBy(run, run.ended && isOld(run))));
  return { runs: gone.map(({ runId }) => runId), objects: await sweepObjects(parts, needed) };
}

interface Known {
  readonly runId: string;
  readonly lastAt: number;
  readonly ended: boolean;
  /** Undefined when the journal cannot be read: nobody knows what it needs, so no text goes. */
  readonly entries: readonly JournalEntry[] | undefined;
}

async function readAll(parts: TreeParts): Promise<readonly Known[]> {
  const names = (await parts.fileSystem.list(parts.layout.runs)).filter(isRunId);
  return Promise.all(
    names.map(async (runId): Promise<Known> => {
      const chain = await loadSoundChain(parts, runId).catch(() => undefined);
      if (chain === undefined) return { runId, lastAt: Number.POSITIVE_INFINITY, ended: false, entries: undefined };
      const { state, lastAt } = describeRun(runId, chain.entries);
      return { runId, lastAt, ended: state === 'accepted' || state === 'rejected' || state === 'undone', entries: chain.entries };
    }),
  );
}

/** Every digest a journal names; without those of refused text when that may go. */
function neededBy({ entries = [] }: Known, withoutRefused: boolean): readonly string[] {
  const counted = withoutRefused ? entries.filter(({ record }) => record.type !== 'chunk-refused' && record.type !== 'file-held' && record.type !== 'approval-request') : entries;
  return counted.flatMap(({ record }) => JSON.stringify(record).match(/[0-9a-f]{64}/g) ?? []);
}

async function sweepObjects({ fileSystem, layout }: TreeParts, needed: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  for (const folder of await fileSystem.list(layout.objects)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const digest of await fileSystem.list(`${layout.objects}/${folder}`)) {
      if (needed.has(digest)) continue;
      await fileSystem.unlink(`${layout.objects}/${folder}/${digest}`);
      removed += 1;
    }
  }
  return removed;
}
