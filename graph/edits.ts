/** One replacement of an exact text. */
export interface TextEdit {
  readonly oldText: string;
  readonly newText: string;
}

/** The edited text, or why it could not be made exactly. */
export type EditOutcome = { readonly type: 'edited'; readonly text: string } | { readonly type: 'refused'; readonly message: string };

/**
 * Applies edits to a text. Each `oldText` occurs exactly once in the original, and they do not overlap; otherwise
 * nothing is applied. Edits written with `\n` fit a file that uses `endOfLine`.
 */
export function applyEdits(original: string, edits: readonly TextEdit[], endOfLine: '\n' | '\r\n'): EditOutcome {
  const places: { at: number; end: number; newText: string }[] = [];
  for (const [index, edit] of edits.entries()) {
    const { oldText, newText } = fit(edit, original, endOfLine);
    const at = original.indexOf(oldText);
    if (oldText === '' || at === -1) return refused(index, oldText === '' ? 'names no text' : 'names a text that is not there');
    if (original.indexOf(oldText, at + 1) !== -1) return refused(index, 'names a text that occurs more than once');
    places.push({ at, end: at + oldText.length, newText });
  }
  places.sort((a, b) => a.at - b.at);
  const clash = places.findIndex((place, index) => place.at < (places[index - 1]?.end ?? 0));
  if (clash !== -1) return refused(clash, 'overlaps another edit');
  const parts = places.map((place, index) => original.slice(places[index - 1]?.end ?? 0, place.at) + place.newText);
  return { type: 'edited', text: parts.join('') + original.slice(places.at(-1)?.end ?? 0) };
}

function fit(edit: TextEdit, original: string, endOfLine: '\n' | '\r\n'): TextEdit {
  if (endOfLine === '\n' || original.includes(edit.oldText) && edit.oldText.includes('\r\n')) return edit;
  const convert = (text: string): string => text.replace(/\r?\n/g, '\r\n');
  return { oldText: convert(edit.oldText), newText: convert(edit.newText) };
}

function refused(index: number, why: string): EditOutcome {
  return { type: 'refused', message: `edit ${index + 1} ${why}` };
}
