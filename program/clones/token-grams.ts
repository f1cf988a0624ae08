/** Features in a row that make one gram. */
const IN_A_ROW = 3;
const KEYWORDS = new Set(
  ['if', 'for', 'while', 'do', 'switch', 'case', 'return', 'throw', 'new', 'await', 'yield', 'typeof', 'instanceof', 'delete', 'try', 'catch', 'finally', 'break', 'continue'].map((word) => hashOf(word, 0, word.length)),
);
const SLASH = 47;
const STAR = 42;
const DOT = 46;
const BACKSLASH = 92;
const NEWLINE = 10;
const TEMPLATE = 96;

/**
 * What a text does without the names it gives itself, read without a parser: the names behind a dot, keywords, strings and numbers
 * in their order, three at a time, as hashes. A renamed copy of a function has the same ones, so a file that lacks them need not
 * be parsed. Reading is rough where only a parser knows (regular expressions, templates); it is as rough on both sides.
 */
export function tokenGrams(text: string): ReadonlySet<number> {
  const grams = new Set<number>();
  let older = 0;
  let old = 0;
  let count = 0;
  for (const feature of featuresOf(text)) {
    if (++count >= IN_A_ROW) grams.add((Math.imul(Math.imul(older, 31) + old, 31) + feature) | 0);
    older = old;
    old = feature;
  }
  return grams;
}

function featuresOf(text: string): readonly number[] {
  const found: number[] = [];
  for (let at = 0, last = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const end = endOf(text, at, code);
    if (isWordStart(code)) {
      const hash = hashOf(text, at, end);
      if (last === DOT ? text.charCodeAt(at - 2) !== DOT : KEYWORDS.has(hash)) found.push(hash);
    } else if (isDigit(code) || (isQuote(code) && code !== TEMPLATE)) found.push(hashOf(text, isQuote(code) ? at + 1 : at, isQuote(code) ? end - 1 : end));
    else if (code === TEMPLATE) found.push(TEMPLATE);
    if (code > 32 && !(code === SLASH && end > at + 1)) last = code;
    at = end;
  }
  return found;
}

/** Where what begins at a place ends: a word, a number, a string, a comment, or one character. */
function endOf(text: string, at: number, code: number): number {
  if (isWordStart(code) || isDigit(code)) return endOfWord(text, at);
  if (isQuote(code)) return endOfString(text, at, code);
  if (code !== SLASH) return at + 1;
  const next = text.charCodeAt(at + 1);
  if (next !== SLASH && next !== STAR) return at + 1;
  const end = text.indexOf(next === SLASH ? '\n' : '*/', at + 2);
  return end === -1 ? text.length : end + (next === SLASH ? 0 : 2);
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && isWordPart(text.charCodeAt(at))) at += 1;
  return at;
}

function endOfString(text: string, start: number, quote: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === quote) return at + 1;
    else if (code === NEWLINE && quote !== TEMPLATE) return at;
  }
  return text.length;
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === TEMPLATE;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWordStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 36 || code === 95 || code > 127;
}

function isWordPart(code: number): boolean {
  return isWordStart(code) || isDigit(code);
}

/** FNV-1a over a stretch of a text (Fowler, Noll, Vo). */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
