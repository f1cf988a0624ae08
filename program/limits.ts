/** Largest text that is parsed, in UTF-16 code units. */
export const MAX_TEXT = 2_000_000;
/** Longest line that is parsed; longer ones are minified or generated. */
const MAX_LINE = 200_000;
/** Deepest bracket nesting; the native parser overflows its stack at about 3,000. */
const MAX_DEPTH = 800;
/** Deepest bracket nesting whose types are judged: a compiler's time grows with a power of the depth of literals. */
const MAX_TYPED_DEPTH = 100;
/** Longest run of operators and branches at one depth; the native parser overflows at about 10,000. */
const MAX_CHAIN = 4_000;

/** Longest run of members, calls, indices and templates; the native parser overflows between 10,000 and 60,000. */
const MAX_LINKS = 8_000;

const LINKS = new Set('.([`');
const OPERATORS = new Set('!?:=+*&|<>~-^%/');
const CHAINING = /^(?:if|else|for|while|with|do|typeof|void|delete|await|new|extends|yield|return|throw|keyof|readonly|unique|infer|asserts|as|satisfies)$/;

/**
 * Why a text must not reach the parser, or undefined when it may. The parser is native and recursive: a text that
 * overflows its stack ends the process, so this comes before every parse. Counts on the raw text, strings included,
 * so it errs towards refusing. One pass, no recursion.
 */
export function parseObstacle(text: string): string | undefined {
  if (text.length > MAX_TEXT) return `text of ${text.length} characters, at most ${MAX_TEXT} are analysed`;
  const line = longestLine(text);
  if (line > MAX_LINE) return `line of ${line} characters, at most ${MAX_LINE} are analysed`;
  return nestingObstacle(text, MAX_DEPTH);
}

/** Why no compiler should be asked about the types of a text that can be parsed, or undefined when it may be asked. */
export function typeObstacle(text: string): string | undefined {
  return nestingObstacle(text, MAX_TYPED_DEPTH);
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

/** What has been counted inside one bracket since the last statement or element began. */
interface Level {
  /** Operators and branches. */
  chain: number;
  /** Members, calls, indices and templates that follow each other. */
  links: number;
}

/** True for a text that reaches no bound, whatever stands in it: it has too few characters for a chain and too few brackets for the depth. */
function reachesNoBound(text: string, maxDepth: number): boolean {
  if (text.length > MAX_CHAIN) return false;
  let opened = 0;
  for (const bracket of '([{') for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) opened += 1;
  return opened < maxDepth;
}

function nestingObstacle(text: string, maxDepth: number): string | undefined {
  if (reachesNoBound(text, maxDepth)) return undefined;
  let level: Level = { chain: 0, links: 0 };
  const outer: Level[] = [];
  let last = '';
  let lineEnded = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === ' ' || char === '\t' || char === '\r' || char === '\n') {
      lineEnded ||= char === '\n';
      continue;
    }
    if (lineEnded) restart(level, last, { char, isElse: text.startsWith('else', at) });
    lineEnded = false;
    last = char;
    if (isWordStart(char) && !isWord(text[at - 1] ?? '')) {
      const word = wordAt(text, at);
      at += word.length - 1;
      if (!CHAINING.test(word)) continue;
      level.chain += 1;
      last = '~';
    } else if (char === ';' || char === ',') {
      level.chain = level.links = 0;
    } else if (char === ')' || char === ']' || char === '}') {
      level = outer.pop() ?? level;
    } else {
      if (LINKS.has(char)) level.links += 1;
      if (OPERATORS.has(char)) level.chain += 1;
    }
    if (level.chain > MAX_CHAIN) return `more than ${MAX_CHAIN} operators or branches in one statement`;
    if (level.links > MAX_LINKS) return `more than ${MAX_LINKS} members and calls in one expression`;
    if (char !== '(' && char !== '[' && char !== '{') continue;
    outer.push(level);
    level = { chain: 0, links: 0 };
    if (outer.length >= maxDepth) return `brackets nested more than ${maxDepth} deep`;
  }
  return undefined;
}

/** A new line begins a new statement, unless what stands before or after it shows that it goes on. */
function restart(level: Level, last: string, next: { readonly char: string; readonly isElse: boolean }): void {
  if (last !== ')' && !OPERATORS.has(last) && !OPERATORS.has(next.char) && !next.isElse) level.chain = 0;
  if (last !== '.' && !LINKS.has(next.char)) level.links = 0;
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
