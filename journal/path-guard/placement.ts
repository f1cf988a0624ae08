import { isAbsolute, join, relative } from 'node:path';
import type { FileSystem } from '../file-system.ts';
import { judgePathName } from './path-name.ts';
import { ALLOW, reject, review, type PathVerdict } from './verdict.ts';

/** Where a path stands while its segments are followed. */
type Step = { readonly type: 'directory'; readonly at: string } | { readonly type: 'end' } | { readonly type: 'stop'; readonly reason: string };

async function followLink(path: string, root: string, fileSystem: FileSystem): Promise<Step> {
  let at: string;
  try {
    at = await fileSystem.realPath(path);
  } catch {
    return { type: 'stop', reason: 'a parent is a link that leads nowhere' };
  }
  const inside = relative(root, at);
  if (inside === '' || inside.split('/')[0] === '..' || isAbsolute(inside)) return { type: 'stop', reason: 'a parent is a link that leaves the tree' };
  const status = await fileSystem.status(at);
  return status?.kind === 'directory' ? { type: 'directory', at } : { type: 'stop', reason: 'a parent is not a directory' };
}

async function enter(path: string, root: string, fileSystem: FileSystem): Promise<Step> {
  const status = await fileSystem.status(path);
  if (status === undefined) return { type: 'end' };
  if (status.kind === 'directory') return { type: 'directory', at: path };
  return status.kind === 'link' ? followLink(path, root, fileSystem) : { type: 'stop', reason: 'a parent is not a directory' };
}

/** The directory in which the path lies, links resolved; `missing` are the parents that are not there yet. */
export type Parent =
  | { readonly type: 'found'; readonly at: string; readonly missing: readonly string[] }
  | { readonly type: 'refused'; readonly reason: string };

/** Follows the parents of a path that was judged by name. */
export async function findParent(path: string, root: string, fileSystem: FileSystem): Promise<Parent> {
  const parents = path.split('/').slice(0, -1);
  let at = root;
  for (const [index, name] of parents.entries()) {
    const step = await enter(join(at, name), root, fileSystem);
    if (step.type === 'stop') return { type: 'refused', reason: step.reason };
    if (step.type === 'end') return { type: 'found', at, missing: parents.slice(index) };
    at = step.at;
  }
  return { type: 'found', at, missing: [] };
}

async function judgeFile(path: string, fileSystem: FileSystem): Promise<PathVerdict> {
  const status = await fileSystem.status(path);
  if (status === undefined) return ALLOW;
  if (status.kind !== 'file') return reject(`there is a ${status.kind} under that name`);
  return (status.mode & 0o200) === 0 ? reject('the file is read-only') : ALLOW;
}

/** Judges a path by what lies on disk: kinds, links, permission bits. `root` has its links resolved. */
export async function judgePlacement(path: string, root: string, fileSystem: FileSystem): Promise<PathVerdict> {
  const parent = await findParent(path, root, fileSystem);
  if (parent.type === 'refused') return reject(parent.reason);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const target = join(parent.at, ...parent.missing, name);
  if (Buffer.byteLength(target) > 4095) return reject('the absolute path is longer than 4095 bytes');
  const file = parent.missing.length > 0 ? ALLOW : await judgeFile(target, fileSystem);
  const real = relative(root, target);
  if (file.type === 'reject' || real === path) return file;
  const meant = judgePathName(real);
  return meant.type === 'allow' ? review(`it reaches ${real} through a link`) : meant;
}
