import type { FileSystem } from '../file-system.ts';
import { nodeFileSystem } from '../node-file-system.ts';
import { judgeConfusable } from './confusable.ts';
import { judgePathName } from './path-name.ts';
import { judgePlacement } from './placement.ts';
import { ALLOW, gravest, type PathVerdict } from './verdict.ts';

/** Where a path is to be written. */
export interface GuardOptions {
  /** The tree; links in its own path are resolved. */
  readonly root: string;
  readonly fileSystem?: FileSystem;
  /** Paths that will be there although they are not on disk yet. */
  readonly alsoPresent?: Iterable<string>;
}

/**
 * Says whether a generated path may be written: by its name in every disguise, by what lies on disk, and by what it can
 * be mistaken for. Anything may come in. Release asks again, because the tree may change in between.
 */
export async function guardPath(path: unknown, options: GuardOptions): Promise<PathVerdict> {
  const name = judgePathName(path);
  if (name.type === 'reject' || typeof path !== 'string') return name;
  const fileSystem = options.fileSystem ?? nodeFileSystem;
  const root = await fileSystem.realPath(options.root);
  const placement = await judgePlacement(path, root, fileSystem);
  if (placement.type === 'reject') return placement;
  const twin = name.type === 'allow' ? await judgeConfusable(path, { root, alsoPresent: options.alsoPresent ?? [] }, fileSystem) : ALLOW;
  return gravest([name, placement, twin]);
}
