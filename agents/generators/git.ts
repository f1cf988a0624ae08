import { LockstepError } from '../../contract/index.ts';
import type { Exec, Generator, GeneratorPart } from '../../contract/index.ts';
import { playRecording } from './replay.ts';

/** Which commits are streamed. */
export interface GitOptions {
  /** A folder of the repository. */
  readonly root: string;
  /** `A..B`, or one revision for everything it contains. */
  readonly range: string;
  readonly exec: Exec;
}

/** Characters a delta holds; about what a provider sends at once. */
const DELTA = 24;

/**
 * Streams the files that a range of commits leaves behind, as if they were being written now: oldest commit first,
 * each path once, with its text at the end of the range. History cannot be repaired.
 */
export async function gitGenerator(options: GitOptions): Promise<Generator> {
  const { root, range, exec } = options;
  if (range === '' || range.startsWith('-')) throw invalid(`expected a revision or A..B, got ${JSON.stringify(range)}`);
  const git = async (...args: string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await exec('git', ['-c', 'core.quotepath=off', ...args], { cwd: root });
    if (exitCode !== 0) throw invalid(`git ${args[0] ?? ''}: ${stderr.trim()}`);
    return stdout;
  };
  const { start, end } = endsOf(range);
  const commits = (await git('rev-list', '--reverse', range, '--')).split('\n').filter((line) => line !== '');
  if (commits.length === 0) throw invalid(`${range} holds no commit`);
  const before = start === undefined ? new Set<string>() : await filesAt(git, start);
  const parts = await partsOf(git, { paths: await pathsInOrder(git, commits), before, end });
  const header = { lockstep: 'recording', v: 1, generator: 'git', capabilities: { repair: false, resume: true, edit: false } } as const;
  return playRecording({ header, parts: parts.map((part) => ({ attempt: 1, t: 0, part })) }, { pace: 'fast', id: 'git' });
}

/**
 * Puts the tree as it was before a range into an empty folder, for the range to be judged against. A range from the
 * root commit on starts from nothing. The repository itself is not touched.
 */
export async function checkOutBefore(options: GitOptions & { readonly into: string }): Promise<void> {
  const { start } = endsOf(options.range);
  if (start === undefined) return;
  const run = async (...args: string[]): Promise<void> => {
    const { exitCode, stderr } = await options.exec('git', args, { cwd: options.root });
    if (exitCode !== 0) throw invalid(`git ${args[0] ?? ''}: ${stderr.trim()}`);
  };
  await run('clone', '--quiet', '--shared', '--no-checkout', '.', options.into);
  const at = await options.exec('git', ['rev-parse', '--verify', `${start}^{commit}`], { cwd: options.root });
  await run('-C', options.into, 'checkout', '--quiet', '--detach', at.stdout.trim());
}

type Git = (...args: string[]) => Promise<string>;

async function pathsInOrder(git: Git, commits: readonly string[]): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  for (const commit of commits) {
    const listed = await git('diff-tree', '-r', '-z', '--root', '--no-commit-id', '--name-only', '--diff-filter=AMRT', commit);
    for (const path of listed.split('\0')) if (path !== '') paths.add(path);
  }
  return paths;
}

/** The revision before a range (none: the range begins at the root commit) and the one at its end. */
function endsOf(range: string): { readonly start: string | undefined; readonly end: string } {
  const [, start, end] = /^(.*?)\.{2,3}(.*)$/.exec(range) ?? [];
  return start === undefined ? { start, end: range } : { start: start || 'HEAD', end: end || 'HEAD' };
}

async function filesAt(git: Git, revision: string): Promise<ReadonlySet<string>> {
  return new Set((await git('ls-tree', '-r', '-z', '--name-only', '--full-tree', revision)).split('\0'));
}

interface Changes {
  readonly paths: ReadonlySet<string>;
  /** Paths that were there before the range. */
  readonly before: ReadonlySet<string>;
  readonly end: string;
}

async function partsOf(git: Git, { paths, before, end }: Changes): Promise<readonly GeneratorPart[]> {
  const present = await filesAt(git, end);
  const parts: GeneratorPart[] = [];
  for (const path of paths) {
    if (!present.has(path)) continue;
    const text = await git('show', `${end}:${path}`);
    if (text.includes('\0')) continue;
    parts.push({ type: 'file-start', file: path, path, operation: before.has(path) ? 'replace' : 'create' });
    for (let at = 0; at < text.length; at += DELTA) parts.push({ type: 'text-delta', file: path, text: text.slice(at, at + DELTA) });
    parts.push({ type: 'file-end', file: path });
  }
  parts.push({ type: 'finish', reason: 'complete' });
  return parts;
}

function invalid(message: string): LockstepError {
  return new LockstepError('input-invalid', message, { fault: 'caller' });
}
