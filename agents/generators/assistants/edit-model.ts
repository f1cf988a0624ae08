/** One hunk of a unified diff. Line numbers count from 1; lines keep their ends. */
export interface Hunk {
  /** For people: the line `@@ -1,2 +1,3 @@` as it was written. */
  readonly header: string;
  /** First line it replaces; with no old lines, the line after which it inserts. */
  readonly oldStart: number;
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
}

/** One change of a file, as assistants and patches express it. Each is made on what the one before has left. */
export type FileChange =
  | { readonly type: 'write'; readonly text: string }
  /** `oldText` occurs exactly once, or at least once with `all`. An empty one makes a file that was not there. */
  | { readonly type: 'replace'; readonly oldText: string; readonly newText: string; readonly all: boolean }
  | { readonly type: 'patch'; readonly hunks: readonly Hunk[] };

/** The text that comes of changes, or the first that cannot be made exactly, with its place. */
export type ChangeOutcome = { readonly type: 'changed'; readonly text: string } | { readonly type: 'refused'; readonly message: string };

/** Makes changes one after another; null stands for no file. Exactly, or not at all: nothing is looked for nearby. */
export function applyChanges(before: string | null, changes: readonly FileChange[]): ChangeOutcome {
  let text = before;
  for (const [index, change] of changes.entries()) {
    const outcome = applyChange(text, change);
    if (outcome.type === 'refused') return changes.length === 1 ? outcome : refused(`change ${index + 1} of ${changes.length}: ${outcome.message}`);
    ({ text } = outcome);
  }
  return text === null ? refused('there is nothing to change and no change') : { type: 'changed', text };
}

function applyChange(before: string | null, change: FileChange): ChangeOutcome {
  switch (change.type) {
    case 'write':
      return { type: 'changed', text: change.text };
    case 'replace':
      return replaceText(before, change);
    case 'patch':
      if (before === null && change.hunks.some(({ oldLines }) => oldLines.length > 0)) return refused('there is no file to patch');
      return applyHunks(before ?? '', change.hunks);
  }
}

function replaceText(before: string | null, { oldText, newText, all }: Extract<FileChange, { type: 'replace' }>): ChangeOutcome {
  if (before === null) return oldText === '' ? { type: 'changed', text: newText } : refused('there is no file to edit');
  if (oldText === '') return refused('it names no text to replace');
  const at = before.indexOf(oldText);
  if (at === -1) return refused(`the text to replace is not there: ${shown(oldText)}`);
  if (all) return { type: 'changed', text: before.split(oldText).join(newText) };
  const again = before.indexOf(oldText, at + 1);
  if (again !== -1) return refused(`the text to replace occurs more than once, in lines ${lineAt(before, at)} and ${lineAt(before, again)}: ${shown(oldText)}`);
  return { type: 'changed', text: before.slice(0, at) + newText + before.slice(at + oldText.length) };
}

function applyHunks(before: string, hunks: readonly Hunk[]): ChangeOutcome {
  const lines = splitLines(before);
  const made: string[] = [];
  let done = 0;
  for (const [index, { header, oldStart, oldLines, newLines }] of hunks.entries()) {
    const from = oldLines.length === 0 ? oldStart : oldStart - 1;
    const name = `hunk ${index + 1} (${header})`;
    if (from < done) return refused(`${name} begins before the end of the one before it`);
    if (from > lines.length) return refused(`${name} begins behind the end of the file, which has ${lines.length} lines`);
    const differs = oldLines.findIndex((line, offset) => lines[from + offset] !== line);
    if (differs !== -1) return refused(`${name}: line ${from + differs + 1} was expected to be ${shown(oldLines[differs] ?? '')}, got ${shown(lines[from + differs])}`);
    made.push(...lines.slice(done, from), ...newLines);
    done = from + oldLines.length;
  }
  made.push(...lines.slice(done));
  const open = made.findIndex((line, at) => at < made.length - 1 && !line.endsWith('\n'));
  return open === -1 ? { type: 'changed', text: made.join('') } : refused(`line ${open + 1} would be without a line end in the middle of the file`);
}

/** Lines with their ends; only `\n` ends one, as in a patch. */
export function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function shown(text: string | undefined): string {
  return text === undefined ? 'the end of the file' : JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

function refused(message: string): ChangeOutcome {
  return { type: 'refused', message };
}
