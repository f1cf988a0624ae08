import { join, relative } from 'node:path';
import { closing } from './durable-file.ts';
import type { FileSystem, OpenDirectory } from './file-system.ts';
import { errnoOf, named } from './io-fault.ts';
import { findParent, judgePathName, judgePlacement } from './path-guard/index.ts';

/** A path of the tree whose directory is held open, so that nobody can slip another one under its name. */
export interface Target {
  /** Where the file is reached through the held directory. */
  readonly at: string;
  /** The path for people. */
  readonly shown: string;
  readonly directory: OpenDirectory;
}

/** The path may not be written, and why. */
export interface Refusal {
  readonly type: 'path-refused';
  readonly path: string;
  readonly message: string;
}

/** What using a target needs. */
export interface TargetRequest {
  readonly root: string;
  readonly path: string;
  readonly fileSystem: FileSystem;
}

/** Asks the guard about a path once more; a path that wants review was approved before it came here. */
export async function refusalOf({ root, path, fileSystem }: TargetRequest): Promise<Refusal | undefined> {
  const name = judgePathName(path);
  const verdict = name.type === 'reject' ? name : await judgePlacement(path, root, fileSystem);
  return verdict.type === 'reject' ? { type: 'path-refused', path, message: verdict.reason } : undefined;
}

async function makeMissing(fileSystem: FileSystem, parent: OpenDirectory, path: string): Promise<void> {
  try {
    await fileSystem.makeDirectory(path, 0o755);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
  await parent.sync();
}

const SWAPPED: ReadonlySet<string | undefined> = new Set(['ELOOP', 'ENOTDIR']);

interface Descent<T> {
  readonly request: TargetRequest;
  readonly existing: number;
  readonly names: readonly string[];
  readonly use: (directory: OpenDirectory) => Promise<T | Refusal>;
}

/** Opens the directories one inside the other; none of them may be a link. */
async function descend<T>(descent: Descent<T>, parent: OpenDirectory, depth: number): Promise<T | Refusal> {
  const { request, names, existing, use } = descent;
  const name = names[depth];
  if (name === undefined) return use(parent);
  const path = join(parent.at, name);
  if (depth >= existing) await makeMissing(request.fileSystem, parent, path);
  let directory: OpenDirectory;
  try {
    directory = await request.fileSystem.openDirectory(path);
  } catch (error) {
    if (SWAPPED.has(errnoOf(error))) return { type: 'path-refused', path: request.path, message: 'a parent became a link or a file meanwhile' };
    throw error;
  }
  return closing(directory, (open) => descend(descent, open, depth + 1));
}

/** Finds a path of the tree anew, makes the parents it lacks, and holds its directory open while it is used. */
export async function withTarget<T>(request: TargetRequest, use: (target: Target) => Promise<T | Refusal>): Promise<T | Refusal> {
  const { root, path, fileSystem } = request;
  const refusal = await refusalOf(request);
  if (refusal !== undefined) return refusal;
  const parent = await findParent(path, root, fileSystem);
  if (parent.type === 'refused') return { type: 'path-refused', path, message: parent.reason };
  const existing = relative(root, parent.at).split('/').filter((name) => name !== '');
  const names = [...existing, ...parent.missing];
  const file = path.slice(path.lastIndexOf('/') + 1);
  const shown = join(root, path);
  const work = closing(await fileSystem.openDirectory(root), (top) =>
    descend({ request, existing: existing.length, names, use: (directory) => use({ at: join(directory.at, file), shown, directory }) }, top, 0),
  );
  return named('release', shown, work);
}
