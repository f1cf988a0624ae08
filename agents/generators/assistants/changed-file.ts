import type { GeneratorPart } from '../../../contract/index.ts';
import type { ProjectFiles } from '../streaming/index.ts';
import { applyChanges } from './edit-model.ts';
import type { FileChange } from './edit-model.ts';

const BOM = '\uFEFF';
/** Characters a delta holds. */
const DELTA = 400;

/**
 * The parts that bring changes of one file into a run. A file that exists is edited on the bytes that the run itself
 * reads, so that what a person changes meanwhile is noticed. What cannot be made exactly becomes a refusal.
 */
export function changedFile(path: string, changes: readonly FileChange[], files: ProjectFiles): readonly GeneratorPart[] {
  if (!files.exists(path)) {
    const made = applyChanges(null, changes);
    return made.type === 'refused' ? [refusal(path, made.message)] : wholeFile(path, 'create', made.text);
  }
  const read = files.read(path);
  if ('problem' in read) return [refusal(path, read.problem)];
  const made = applyChanges(read.text, changes);
  if (made.type === 'refused') return [refusal(path, made.message)];
  if (read.text === '' || changes.at(-1)?.type === 'write') return wholeFile(path, 'replace', made.text);
  if (read.text.startsWith(BOM) !== made.text.startsWith(BOM)) return [refusal(path, 'it would add or remove the byte-order mark')];
  if (read.text === made.text) return [refusal(path, 'the changes leave it as it is')];
  const edit = singleEdit(read.text.replace(BOM, ''), made.text.replace(BOM, ''));
  return [{ type: 'file-start', file: path, path, operation: 'edit' }, { type: 'edit', file: path, ...edit }, { type: 'file-end', file: path }];
}

/** A whole text in pieces. */
export function wholeFile(path: string, operation: 'create' | 'replace', text: string): readonly GeneratorPart[] {
  const parts: GeneratorPart[] = [{ type: 'file-start', file: path, path, operation }];
  for (let at = 0; at < text.length; at += DELTA) parts.push({ type: 'text-delta', file: path, text: text.slice(at, at + DELTA) });
  return [...parts, { type: 'file-end', file: path }];
}

/** A file that cannot be made: the run refuses its path with this reason, and goes on. */
export function refusal(path: string, message: string): GeneratorPart {
  return { type: 'file-refused', path, message };
}

/**
 * One edit that makes `after` of `before`: the lines that differ, widened until they occur exactly once. It holds a
 * CRLF where the file has any, which tells the run that line ends are meant as they stand.
 */
function singleEdit(before: string, after: string): { readonly oldText: string; readonly newText: string } {
  let [head, tail] = [0, 0];
  const shortest = Math.min(before.length, after.length);
  while (head < shortest && before[head] === after[head]) head += 1;
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  let from = lineStart(before, head);
  let to = lineEnd(before, before.length - tail);
  const fits = (): boolean => {
    const oldText = before.slice(from, to);
    const isOnce = oldText !== '' && before.indexOf(oldText) === from && before.indexOf(oldText, from + 1) === -1;
    return isOnce && (oldText.includes('\r\n') || !before.includes('\r\n'));
  };
  while (!fits() && (from > 0 || to < before.length)) {
    from = lineStart(before, from - 1);
    to = lineEnd(before, to + 1);
  }
  return { oldText: before.slice(from, to), newText: after.slice(from, after.length - (before.length - to)) };
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', Math.max(0, offset - 1));
  return end === -1 || offset > text.length ? text.length : end + 1;
}
