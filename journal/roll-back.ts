import { join } from 'node:path';
import type { ReleaseFile } from '../contract/index.ts';
import { currentDigest, land, stage } from './land.ts';
import type { TreeParts } from './parts.ts';

/** Brings back what was there before, file by file, last first. What somebody changed since stays as it is (I7). */
export async function rollBack(parts: TreeParts, runId: string, files: readonly ReleaseFile[]): Promise<void> {
  for (const file of files.toReversed()) {
    const now = await currentDigest(parts, file.path);
    if ('type' in now || now.sha256 !== file.after || file.before === file.after) continue;
    const where = join(parts.layout.stageOf(runId), `back-${parts.random.hex(8)}`);
    const staged = await stage(parts, where, { digest: file.before, mode: file.mode });
    await land(parts, { file: { ...file, before: file.after, after: file.before }, staged });
  }
}
