import type { JournalEntry } from '../contract/index.ts';
import type { FileSystem } from './file-system.ts';
import { namingFaults } from './io-fault.ts';
import { layoutOf } from './layout.ts';
import { nodeFileSystem } from './node-file-system.ts';
import type { TreeParts } from './parts.ts';
import { requireRunId } from './run-id.ts';
import { loadSoundChain } from './run-journal.ts';

/** How to read a tree without its lock. */
export interface ReadOptions {
  readonly fileSystem?: FileSystem;
}

/** What reading needs of a tree. */
export type ReadingParts = Pick<TreeParts, 'root' | 'layout' | 'fileSystem'>;

/** Looks at a tree without entering it: nothing is made, nothing is locked. */
export async function readingParts(root: string, options: ReadOptions): Promise<ReadingParts> {
  const fileSystem = namingFaults(options.fileSystem ?? nodeFileSystem);
  const at = await fileSystem.realPath(root);
  return { root: at, layout: layoutOf(at), fileSystem };
}

/** The entries of a run, for reports. A torn last line is left out; anything else that is wrong is `journal-corrupt`. */
export async function readRun(root: string, runId: string, options: ReadOptions = {}): Promise<readonly JournalEntry[]> {
  requireRunId(runId);
  const parts = await readingParts(root, options);
  return (await loadSoundChain(parts, runId)).entries;
}
