import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkOutBefore, LockstepError } from 'lockstep';
import type { CommandContext } from './command-context.ts';
import type { GeneratorChoice } from './generator-choice.ts';
import { tell } from './streams.ts';

/** The tree that a run writes into. */
export interface RunTarget {
  readonly root: string;
  /** From now on `close` leaves the folder where it is. */
  keep(): void;
  /** Removes the folder when it was made for this run only. */
  close(): Promise<void>;
}

/** What decides about the tree. */
export interface TargetOptions {
  readonly generator?: GeneratorChoice;
  readonly target?: string;
  readonly projectRoot: string;
  readonly keep?: boolean;
}

/**
 * History is played in a tree as it was before: in an empty `--target` or in a temporary folder, never in the working
 * tree it comes from. Everything else goes into `--target` or the project.
 */
export async function openTarget({ generator, target, projectRoot, keep = false }: TargetOptions, { cwd, interruption }: CommandContext): Promise<RunTarget> {
  const root = target === undefined ? projectRoot : path.resolve(cwd, target);
  if (generator?.type !== 'git') return lasting(root);
  if (target === undefined) return temporary({ cwd, range: generator.range, keep }, interruption);
  await mkdir(root, { recursive: true });
  if ((await realpath(root)) === (await realpath(cwd)))
    throw new LockstepError('input-invalid', `${root}: history cannot be played into the tree it comes from; name another --target, or none`, { fault: 'caller' });
  if ((await readdir(root)).length === 0) await checkOutBefore({ root: cwd, range: generator.range, into: root });
  return lasting(root);
}

interface Temporary {
  readonly cwd: string;
  readonly range: string;
  readonly keep: boolean;
}

async function temporary({ cwd, range, keep }: Temporary, interruption: CommandContext['interruption']): Promise<RunTarget> {
  const root = await mkdtemp(path.join(tmpdir(), 'lockstep-run-'));
  let kept = keep;
  const removed = interruption.beforeSuddenEnd(() => {
    if (!kept) rmSync(root, { recursive: true, force: true });
  });
  await checkOutBefore({ root: cwd, range, into: root });
  await linkPackages(cwd, root);
  tell(`playing ${range} in ${root}`);
  return {
    root,
    keep: () => void (kept = true),
    async close() {
      if (!kept) await rm(root, { recursive: true, force: true });
      removed();
      tell(kept ? `kept: ${root}` : `removed ${root}; --keep keeps it`);
    },
  };
}

/** Packages are not in the history: without those that are installed where it comes from, no type of theirs would be known. */
async function linkPackages(from: string, into: string): Promise<void> {
  const manifests = (await readdir(into, { recursive: true })).filter((each) => path.basename(each) === 'package.json');
  for (const folder of new Set(['.', ...manifests.map((each) => path.dirname(each))])) {
    const [installed, link] = [from, into].map((root) => path.join(root, folder, 'node_modules'));
    if (installed !== undefined && link !== undefined && existsSync(installed) && !existsSync(link)) await symlink(installed, link, 'junction');
  }
}

function lasting(root: string): RunTarget {
  return { root, keep: () => undefined, close: () => Promise.resolve() };
}
