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
