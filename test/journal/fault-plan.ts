import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { isLockstepError } from '../../contract/index.ts';
import { readRun, type FileSystem, type RunJournal, type Tree } from '../../journal/index.ts';
import { intercepted, systemError, type Interference } from './intercepted-file-system.ts';
import { attempt, contentOf, filesOf, open, sha256, temporaryFolder } from './tree-fixture.ts';

/** A way in which an operation fails: a code of the system, or a write that takes only half. */
export type Way = string;

/** What file systems answer when they cannot. */
export const WAYS: readonly Way[] = ['ENOSPC', 'EIO', 'EROFS', 'EACCES', 'EMFILE', 'EDQUOT', 'EXDEV', 'EBUSY', 'ENOENT', 'EPERM', 'short write', 'half, then EIO'];

const requests = [
  { path: 'a.ts', text: 'new a', before: sha256('old a'), mode: 0o644 },
  { path: 'dir/b.ts', text: 'new b', before: null, mode: 0o644 },
] as const;

function fail(way: Way, operation: string): Interference {
  if (way === 'short write') return operation === 'write' ? 'half' : undefined;
  if (way === 'half, then EIO') return operation === 'write' ? { halfThen: systemError('EIO') } : undefined;
  throw systemError(way);
}

async function work(root: string, fileSystem: FileSystem): Promise<void> {
  const tree = await open(root, fileSystem);
  try {
    const run = await tree.startRun('r');
    await run.append(attempt(1));
    await run.release(requests);
  } finally {
    await tree.close();
  }
}

async function goOn(tree: Tree): Promise<RunJournal> {
  return tree.openRun('r').catch((error: unknown) => {
    if (isLockstepError(error) && error.code === 'journal-unknown-run') return tree.startRun('r');
    throw error;
  });
}

/** A later process with a healthy disk goes on with the run, and the files come out whole. */
async function finish(root: string, where: string): Promise<void> {
  const tree = await open(root);
  const run = await goOn(tree);
  if (contentOf(root, 'a.ts') === 'old a') expect(await run.release(requests), where).toEqual({ type: 'written' });
  await tree.close();
  expect([contentOf(root, 'a.ts'), contentOf(root, 'dir/b.ts')], where).toEqual(['new a', 'new b']);
  expect((await readRun(root, 'r')).at(-1)?.record, where).toEqual({ type: 'release-end', outcome: 'written' });
}

function expectWholeFiles(root: string, where: string): void {
  expect(['old a', 'new a'], where).toContain(contentOf(root, 'a.ts'));
  expect([null, 'new b'], where).toContain(contentOf(root, 'dir/b.ts'));
  expect(filesOf(root).filter((path) => path !== 'a.ts' && path !== 'dir/b.ts'), where).toEqual([]);
}

/** "No such file" is an answer as often as a failure; every other code comes back with its path. */
function expectNamed(error: unknown, way: Way, where: string): void {
  expect(isLockstepError(error), `${where}: ${String(error)}`).toBe(true);
  if (!isLockstepError(error) || way === 'ENOENT') return;
  const errno = way === 'half, then EIO' ? 'EIO' : way;
  expect(error, where).toMatchObject({ code: 'journal-io', context: { path: expect.stringContaining('/'), errno } });
  expect(error.context['path'], where).not.toContain('/proc/self');
}

/** Makes only the n-th operation of a run fail and looks at what is left. False when the run has fewer operations. */
export async function failAt(n: number, way: Way): Promise<boolean> {
  const root = temporaryFolder();
  writeFileSync(join(root, 'a.ts'), 'old a');
  let count = 0;
  let where = '';
  const fileSystem = intercepted((operation, path) => {
    count += 1;
    if (count !== n) return undefined;
    where = `${way} at ${operation} ${path} (${n})`;
    return fail(way, operation);
  });
  const error: unknown = await work(root, fileSystem).catch((thrown: unknown) => thrown);
  if (count < n) return false;
  expectWholeFiles(root, where);
  if (error !== undefined) expectNamed(error, way, where);
  rmSync(join(root, '.lockstep/lock'), { force: true });
  await finish(root, where);
  return true;
}
