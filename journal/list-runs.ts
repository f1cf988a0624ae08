import { errnoOf } from './io-fault.ts';
import { layoutOf } from './layout.ts';
import { nodeFileSystem } from './node-file-system.ts';

/** Ids of the runs a tree knows, sorted; none where no run was ever made. Reads only, needs no lock. */
export async function listRuns(root: string): Promise<readonly string[]> {
  try {
    return [...(await nodeFileSystem.list(layoutOf(root).runs))].sort();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}
