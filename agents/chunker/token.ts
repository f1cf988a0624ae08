/** What a lexical token is, as far as statement boundaries need to know. */
export type TokenKind = 'word' | 'punctuator' | 'literal' | 'template' | 'jsx';

/** One token of a unit; offsets count from the start of the unit's text. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** True when a line ends between this token and the one before. */
  readonly afterNewline: boolean;
  /** Open brackets before and after this token. */
  readonly outer: number;
  readonly depth: number;
}

const BEFORE_EXPRESSION = new Set(
  'return typeof case do else in instanceof new void delete throw yield await of default extends'.split(' '),
);

/** True when an expression may start after this token, so that `/` begins a regular expression and `<` an element. */
export function expectsExpression(previous: Token | undefined, closedBlock: boolean): boolean {
  if (previous === undefined) return true;
  switch (previous.kind) {
    case 'word':
      return BEFORE_EXPRESSION.has(previous.text);
    case 'punctuator':
      if (previous.text === ')' || previous.text === '}') return closedBlock;
      return previous.text !== ']' && previous.text !== '++' && previous.text !== '--';
    default:
      return false;
  }
}

const CONTINUING_WORDS = new Set(['else', 'catch', 'finally', 'in', 'instanceof', 'extends', 'implements']);
const SAME_LINE_WORDS = new Set(['as', 'satisfies', 'of', 'is']);

/** True when a token can go on with the statement that ends before it; false means that it starts the next one. */
export function canContinue(next: Token, first: Token | undefined): boolean {
  switch (next.kind) {
    case 'template':
      return true;
    case 'word':
      if (next.text === 'from') return first?.text === 'export' || first?.text === 'import';
      return CONTINUING_WORDS.has(next.text) || (SAME_LINE_WORDS.has(next.text) && !next.afterNewline);
    case 'punctuator':
      if (next.text === '++' || next.text === '--' || next.text === '!') return !next.afterNewline;
      return !'@{#~}'.includes(next.text);
    default:
      return false;
  }
}

/** True when a statement may end with this token; an operator always wants more. */
export function canEnd(token: Token | undefined): boolean {
  return token?.kind !== 'punctuator' || [')', ']', '}', ';', '++', '--', '!'].includes(token.text);
}
