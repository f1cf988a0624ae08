import { LockstepError } from '../contract/index.ts';
import type { Exec } from '../contract/index.ts';

/** The lines of a file that a change adds, from 1, both ends included. */
export type LineRange = readonly [first: number, last: number];

/** Files a change touches, with the lines it adds. Deleted files are not among them. */
export type ChangedFiles = ReadonlyMap<string, readonly LineRange[]>;

/** What is compared. */
export type ChangeQuery = { readonly type: 'diff'; readonly ref: string } | { readonly type: 'staged' };

/** Asks git which lines are new: against a revision or range, or in the index. Paths are relative to `root`. */
export async function changedFiles(exec: Exec, root: string, query: ChangeQuery): Promise<ChangedFiles> {
  const what = query.type === 'staged' ? ['--cached'] : [query.ref];
  if (query.type === 'diff' && query.ref.startsWith('-'))
    throw new LockstepError('input-invalid', `expected a revision, got ${JSON.stringify(query.ref)}`, { fault: 'caller' });
  const args = ['-c', 'core.quotepath=off', 'diff', '-U0', '--no-color', '--no-ext-diff', '--relative', '--diff-filter=d', ...what, '--'];
  const { exitCode, stdout, stderr } = await exec('git', args, { cwd: root });
  if (exitCode !== 0) throw new LockstepError('input-invalid', `git diff ${what.join(' ')}: ${firstLine(stderr)}`, { fault: 'caller', context: { args } });
  return parseHunks(stdout);
}

/** The text of a file as it is in the index. */
export async function stagedText(exec: Exec, root: string, path: string): Promise<string> {
  const { exitCode, stdout, stderr } = await exec('git', ['show', `:./${path}`], { cwd: root });
  if (exitCode !== 0) throw new LockstepError('input-unreadable', `${path}: git show: ${firstLine(stderr)}`, { fault: 'caller' });
  return stdout;
}

/** git prints its whole usage after some faults. */
function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

function parseHunks(diff: string): ChangedFiles {
  const files = new Map<string, LineRange[]>();
  let ranges: LineRange[] | undefined;
  for (const line of diff.split('\n')) {
    const file = /^\+\+\+ (?:"?b\/(.*?)"?)\t?$/.exec(line)?.[1];
    if (file !== undefined) files.set(file, (ranges = []));
    const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
    const count = Number(hunk?.[2] ?? 1);
    if (hunk !== null && count > 0) ranges?.push([Number(hunk[1]), Number(hunk[1]) + count - 1]);
  }
  return files;
}
