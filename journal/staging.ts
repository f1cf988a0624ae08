import { join } from 'node:path';
import type { ReleaseFile } from '../contract/index.ts';
import { ensureDirectory, removeAll, syncDirectory } from './durable-file.ts';
import { stage, type Landing } from './land.ts';
import type { TreeParts } from './parts.ts';

/** Makes the folder that says "a release of this run is under way", empty and on the medium. */
export async function openStage(parts: TreeParts, runId: string): Promise<void> {
  await ensureDirectory(parts.fileSystem, parts.layout.stage);
  await closeStage(parts, runId);
  await ensureDirectory(parts.fileSystem, parts.layout.stageOf(runId));
  await syncDirectory(parts.fileSystem, parts.layout.stage);
}

/** Removes it with all that is left in it. */
export async function closeStage(parts: TreeParts, runId: string): Promise<void> {
  await removeAll(parts.fileSystem, parts.layout.stageOf(runId));
}

/** Writes the bytes that each file is to hold into the stage of the run, from the content store. */
export async function stageAll(parts: TreeParts, runId: string, files: readonly ReleaseFile[]): Promise<readonly Landing[]> {
  const landings: Landing[] = [];
  for (const [index, file] of files.entries()) {
    const where = join(parts.layout.stageOf(runId), `${index}`);
    landings.push({ file, staged: await stage(parts, where, { digest: file.after, mode: file.mode }) });
  }
  return landings;
}
