import { join } from 'node:path';
import type { FileSystem } from '../file-system.ts';
import { skeletonOf } from './skeleton.ts';
import { ALLOW, review, type PathVerdict } from './verdict.ts';

async function namesIn(fileSystem: FileSystem, path: string): Promise<readonly string[]> {
  const status = await fileSystem.status(path);
  return status?.kind === 'directory' ? fileSystem.list(path) : [];
}

function twinOf(name: string, names: readonly string[]): string | undefined {
  if (names.includes(name)) return undefined;
  const skeleton = skeletonOf(name);
  return names.find((other) => skeletonOf(other) === skeleton);
}

/** Names that are about to exist in a folder of the tree: of paths that are accepted but not released yet. */
function announced(folder: string, paths: Iterable<string>): string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return Array.from(paths).flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length).split('/')[0] ?? ''] : []));
}

/** Reviews a path that would be taken for a *different* one that is there or announced: look-alikes, case, normal forms. */
export async function judgeConfusable(path: string, where: { root: string; alsoPresent: Iterable<string> }, fileSystem: FileSystem): Promise<PathVerdict> {
  const parents: string[] = [];
  for (const name of path.split('/')) {
    const folder = parents.join('/');
    const names = [...(await namesIn(fileSystem, join(where.root, folder))), ...announced(folder, where.alsoPresent)];
    const twin = twinOf(name, names);
    if (twin !== undefined) return review(`it can be taken for ${[...parents, twin].join('/')}`);
    if (!names.includes(name)) return ALLOW;
    parents.push(name);
  }
  return ALLOW;
}
