/** Behind these a slash begins a pattern (https://tc39.es/ecma262/#sec-ecmascript-language-lexical-grammar). */
const BEFORE_PATTERN = /(?:^|[=(,:[!&|?{};+~\n]|\breturn)\s*$/;

/** So much in front of a slash is read. */
const MAX_BEFORE = 40;

/** The quote that is open at the end of the beginning of a program, or an empty text. Parts that are not known are taken to close what they open. */
export function quoteInProgram(text: string): string {
  /** What is open: quotes, and the braces of expressions inside of template literals. */
  const open: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    const inside = open.at(-1);
    if (inside === undefined || inside === '{') at = outsideOfQuotes(text, at, open);
    else if (character === '\\') at += 1;
    else if (character === inside || (character === '\n' && inside !== '`')) open.pop();
    else if (inside === '`' && character === '$' && text[at + 1] === '{') {
      open.push('{');
      at += 1;
    }
  }
  const last = open.at(-1);
  return last === undefined || last === '{' ? '' : last;
}

/** The place of the last character that was read. */
function outsideOfQuotes(text: string, at: number, open: string[]): number {
  const character = text[at] ?? '';
  if (character === "'" || character === '"' || character === '`' || (character === '{' && open.length > 0)) open.push(character);
  else if (character === '}') open.pop();
  else if (character === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) return endOfComment(text, at);
  else if (character === '/' && BEFORE_PATTERN.test(text.slice(Math.max(0, at - MAX_BEFORE), at))) return endOfPattern(text, at);
  return at;
}

function endOfComment(text: string, at: number): number {
  const end = text.indexOf(text[at + 1] === '/' ? '\n' : '*/', at + 2);
  return end < 0 ? text.length : end;
}

/** A pattern ends on its line; what does not was none. */
function endOfPattern(text: string, start: number): number {
  let isInClass = false;
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at++) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '[') isInClass = true;
    else if (character === ']') isInClass = false;
    else if (character === '/' && !isInClass) return at;
  }
  return start;
}
