import { LockstepError } from '../../../contract/index.ts';
import { splitLines } from './edit-model.ts';
import type { Hunk } from './edit-model.ts';
import { pathsOfGitLine, unquotePath } from './diff-path.ts';

/** What a patch does to one file. */
export interface FilePatch {
  /** Undefined where there is no file before or after. */
  readonly oldPath: string | undefined;
  readonly newPath: string | undefined;
  readonly hunks: readonly Hunk[];
  /** True for a copy: the old file stays. */
  readonly copies: boolean;
  /** Why it cannot be taken, whatever the tree holds. */
  readonly problem?: string;
}

/** A patch as it is being read. */
interface Draft {
  oldPath: string | undefined;
  newPath: string | undefined;
  readonly hunks: Hunk[];
  copies: boolean;
  problem: string | undefined;
}

/**
 * Reads a unified diff, with the headers of git or without (`git help diff-format`; POSIX `diff -u`). Throws
 * `input-invalid` with the line where it is neither; words between files, as in a mail, are skipped.
 */
export function parseUnifiedDiff(text: string, source: string): readonly FilePatch[] {
  const reader = new DiffReader(splitLines(text), source);
  const patches = reader.read();
  if (patches.length === 0) throw new LockstepError('input-invalid', `${source}: expected a unified diff, got ${text.trim() === '' ? 'nothing' : 'no file header'}`, { fault: 'caller' });
  return patches;
}

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

class DiffReader {
  readonly #lines: readonly string[];
  readonly #source: string;
  readonly #drafts: Draft[] = [];
  #at = 0;

  constructor(lines: readonly string[], source: string) {
    this.#lines = lines;
    this.#source = source;
  }

  read(): readonly FilePatch[] {
    while (this.#at < this.#lines.length) this.#step(this.#line());
    return this.#drafts.map(({ problem, ...draft }) => (problem === undefined ? draft : { ...draft, problem }));
  }

  #line(): string {
    return (this.#lines[this.#at] ?? '').replace(/\r?\n$/, '');
  }

  #step(line: string): void {
    const draft = this.#drafts.at(-1);
    if (line.startsWith('diff --git ')) this.#begin(pathsOfGitLine(line.slice('diff --git '.length)));
    else if (line.startsWith('--- ') && (this.#lines[this.#at + 1] ?? '').startsWith('+++ ')) return this.#names();
    else if (HUNK.test(line)) {
      if (draft === undefined) throw this.#invalid('a file header before the first hunk', line);
      return this.#hunk(draft);
    } else if (draft !== undefined && draft.hunks.length === 0) this.#header(draft, line);
    this.#at += 1;
  }

  #begin(paths: readonly [string, string] | undefined): void {
    const [oldPath, newPath] = paths ?? [undefined, undefined];
    this.#drafts.push({ oldPath, newPath, hunks: [], copies: false, problem: undefined });
  }

  /** `--- a/x` and `+++ b/x`. Without the headers of git they begin a file. */
  #names(): void {
    const oldPath = unquotePath(this.#line().slice(4), 'a/');
    this.#at += 1;
    const newPath = unquotePath(this.#line().slice(4), 'b/');
    this.#at += 1;
    const open = this.#drafts.at(-1);
    if (open === undefined || open.hunks.length > 0) this.#begin(undefined);
    const draft = this.#drafts.at(-1);
    if (draft !== undefined) Object.assign(draft, { oldPath, newPath });
    if (oldPath === undefined && newPath === undefined) throw this.#invalid('a name for the old or the new file', 'none for both');
  }

  #header(draft: Draft, line: string): void {
    const [, key, value = ''] = /^(new file mode|deleted file mode|old mode|new mode|rename from|rename to|copy from|copy to|GIT binary patch|Binary files)(?: (.*))?$/.exec(line) ?? [];
    switch (key) {
      case 'new file mode':
        draft.oldPath = undefined;
        if (value !== '100644') draft.problem = `it has mode ${value}; only plain files (100644) are made`;
        break;
      case 'deleted file mode':
        draft.newPath = undefined;
        if (!value.startsWith('100')) draft.problem = `it has mode ${value}, which is no plain file`;
        break;
      case 'new mode':
        draft.problem = `its mode changes to ${value}; modes are not changed`;
        break;
      case 'rename from':
      case 'copy from':
        draft.oldPath = unquotePath(value, '');
        draft.copies = key === 'copy from';
        break;
      case 'rename to':
      case 'copy to':
        draft.newPath = unquotePath(value, '');
        break;
      case 'GIT binary patch':
      case 'Binary files':
        draft.problem = 'it is binary';
        break;
      default:
        break;
    }
  }

  #hunk(draft: Draft): void {
    const header = this.#line();
    const [, oldStart = '0', oldCount = '1', , newCount = '1'] = HUNK.exec(header) ?? [];
    this.#at += 1;
    const oldLines: string[] = [];
    const newLines: string[] = [];
    while (oldLines.length < Number(oldCount) || newLines.length < Number(newCount)) this.#body(oldLines, newLines, header);
    this.#noLineEnd(oldLines, newLines);
    if (oldLines.length !== Number(oldCount) || newLines.length !== Number(newCount)) throw this.#invalid(`${oldCount} old and ${newCount} new lines below ${header}`, `${oldLines.length} and ${newLines.length}`);
    draft.hunks.push({ header: /^@@.*?@@/.exec(header)?.[0] ?? header, oldStart: Number(oldStart), oldLines, newLines });
  }

  #body(oldLines: string[], newLines: string[], header: string): void {
    const line = this.#lines[this.#at];
    if (line === undefined) throw this.#invalid(`the rest of the hunk ${header}`, 'the end');
    const text = line.slice(1);
    // Some tools take the blank off an empty line of context.
    if (line === '\n' || line.startsWith(' ')) {
      oldLines.push(line === '\n' ? line : text);
      newLines.push(line === '\n' ? line : text);
    } else if (line.startsWith('-')) oldLines.push(text);
    else if (line.startsWith('+')) newLines.push(text);
    else if (line.startsWith('\\')) return this.#noLineEnd(oldLines, newLines);
    else throw this.#invalid(`a line that begins with a blank, +, - or \\ in ${header}`, line);
    this.#at += 1;
  }

  /** `\ No newline at end of file` says so of the line before it. */
  #noLineEnd(oldLines: string[], newLines: string[]): void {
    if (this.#lines[this.#at]?.startsWith('\\') !== true) return;
    const kind = this.#lines[this.#at - 1]?.[0];
    const cut = (lines: string[]): void => void lines.push((lines.pop() ?? '').replace(/\n$/, ''));
    if (kind !== '+') cut(oldLines);
    if (kind !== '-') cut(newLines);
    this.#at += 1;
  }

  #invalid(expected: string, got: string): LockstepError {
    const line = this.#at + 1;
    return new LockstepError('input-invalid', `${this.#source}:${line}: expected ${expected}, got ${JSON.stringify(got.trimEnd().slice(0, 80))}`, { fault: 'caller', context: { source: this.#source, line } });
  }
}
