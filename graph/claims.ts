import { LockstepError } from '../contract/index.ts';
import type { RunJournal } from '../journal/index.ts';

/** Which run of this process writes which path of a tree. */
export interface PathClaims {
  /** Takes a path for a run. Gives the run that has it when that is another one; then nothing is taken. */
  claim(path: string, runId: string): string | undefined;
  /** Gives back all that a run has taken. */
  release(runId: string): void;
}

/**
 * Nobody waits for a claim: a run that comes second is refused that file and told by whom, so two runs that want each
 * other's files cannot wait for each other without end.
 */
export function createPathClaims(): PathClaims {
  const holders = new Map<string, string>();
  return {
    claim(path, runId) {
      const holder = holders.get(path);
      if (holder !== undefined && holder !== runId) return holder;
      holders.set(path, runId);
      return undefined;
    },
    release(runId) {
      for (const [path, holder] of holders) if (holder === runId) holders.delete(path);
    },
  };
}

/**
 * Takes the paths that a run still has to write, before anything is done about it. Throws `path-claimed` when another run of
 * this process has one of them, and takes none: the run stays as it is and can be gone on with later.
 */
export function claimOpenPaths(claims: PathClaims, { runId, entries }: Pick<RunJournal, 'runId' | 'entries'>): void {
  const records = entries().map(({ record }) => record);
  const done = new Set(records.flatMap((record) => (record.type === 'file-written' || record.type === 'file-rejected' ? [record.path] : [])));
  for (const record of records) {
    if (record.type !== 'file-start' || done.has(record.path)) continue;
    const holder = claims.claim(record.path, runId);
    if (holder === undefined) continue;
    claims.release(runId);
    const { path } = record;
    throw new LockstepError('path-claimed', `run ${runId} cannot go on: ${path} is being written by run ${holder}; resume it when that has ended`, {
      fault: 'caller',
      context: { runId, path, holder },
    });
  }
}
