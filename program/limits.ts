/** Largest text that is parsed, in UTF-16 code units. */
export const MAX_TEXT = 2_000_000;
/** Longest line that is parsed; longer ones are minified or generated. */
const MAX_LINE = 200_000;
/** Deepest bracket nesting; the native parser overflows its stack at about 3,000. */
const MAX_DEPTH = 800;
/** Longest run of operators and branches at one depth; the native parser overflows at about 10,000. */
const MAX_CHAIN = 4_000;

const OPERATORS = new Set('!?:=+*&|<>~-^%/');
const CHAINING = /^(?:if|else|for|while|with|do|typeof|void|delete|await|new|extends|yield|return|throw)$/;

/**
 * Why a text must not reach the parser, or undefined when it may. The parser is native and recursive: a text that
 * overflows its stack ends the process, so this comes before every parse. Counts on the raw text, strings included,
 * so it errs towards refusing. One pass, no recursion.
 */
export function parseObstacle(text: string): string | undefined {
  if (text.length > MAX_TEXT) return `text of ${text.length} characters, at most ${MAX_TEXT} are analysed`;
  const line = longestLine(text);
  if (line > MAX_LINE) return `line of ${line} characters, at most ${MAX_LINE} are analysed`;
  return nestingObstacle(text);
}

function longestLine(text: string): number {
  let longest = 0;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    longest = Math.max(longest, end - start);
    start = end + 1;
  }
  return Math.max(longest, text.length - start);
}

function nestingObstacle(text: string): string | undefined {
  const chains: number[] = [0];
  let last = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === ' ' || char === '\t' || char === '\r') continue;
    if (char === '\n') {
      if (last !== ')' && !OPERATORS.has(last) && !continues(text, at + 1)) chains[chains.length - 1] = 0;
      continue;
    }
    const word = isWordStart(char) && !isWord(text[at - 1] ?? '') ? wordAt(text, at) : '';
    if (word !== '') {
      if (CHAINING.test(word)) bump(chains);
      at += word.length - 1;
    } else if (char === '(' || char === '[' || char === '{') {
      chains.push(0);
    } else if (char === ')' || char === ']' || char === '}') {
      if (chains.length > 1) chains.pop();
    } else if (char === ';' || char === ',') {
      chains[chains.length - 1] = 0;
    } else if (OPERATORS.has(char)) {
      bump(chains);
    }
    last = char;
    if (chains.length > MAX_DEPTH) return `brackets nested more than ${MAX_DEPTH} deep`;
    if ((chains.at(-1) ?? 0) > MAX_CHAIN) return `more than ${MAX_CHAIN} operators or branches in one statement`;
  }
  return undefined;
}

function bump(chains: number[]): void {
  chains[chains.length - 1] = (chains.at(-1) ?? 0) + 1;
}

function continues(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && /\s/.test(text[at] as string)) at++;
  return OPERATORS.has(text[at] ?? '') || text.startsWith('else', at);
}

function isWordStart(char: string): boolean {
  return (char >= 'a' && char <= 'z') || char === '_' || (char >= 'A' && char <= 'Z');
}

function isWord(char: string): boolean {
  return isWordStart(char) || (char >= '0' && char <= '9');
}

function wordAt(text: string, start: number): string {
  let end = start;
  while (end < text.length && isWord(text[end] as string)) end++;
  return text.slice(start, end);
}
