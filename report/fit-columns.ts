const TOKEN = /\u001b\[\d+m|[\s\S]/gu;
/** Ideographs and emoji take two columns; close enough to keep a redrawn picture from wrapping. */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u26D4\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Cuts a line at a number of terminal columns; colours are closed, tabs become a blank. */
export function fitColumns(line: string, columns: number): string {
  let used = 0;
  let fitted = '';
  let colored = false;
  for (const token of line.match(TOKEN) ?? []) {
    const isColor = token.length > 1 && token.startsWith('\u001b');
    colored ||= isColor;
    used += isColor ? 0 : WIDE.test(token) ? 2 : 1;
    if (used > columns - 1 && !isColor) return `${fitted}…${colored ? '\u001b[0m' : ''}`;
    fitted += token === '\t' ? ' ' : token;
  }
  return fitted;
}
