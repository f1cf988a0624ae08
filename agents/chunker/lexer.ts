import { expectsExpression } from './token.ts';
import type { Token, TokenKind } from './token.ts';

/** An open bracket. `block` is true for braces that hold statements, and for parentheses of `if`, `for`, `while`, `with`. */
interface Frame {
  readonly kind: '(' | '[' | '{' | 'template' | 'tag' | 'children';
  readonly block: boolean;
}

/** A lexer that can stop at the end of what has arrived and go on when more comes. */
export interface Lexer {
  /** The next token, or undefined when more text is needed to be sure of it. `final` says that nothing follows. */
  next(text: string, final: boolean): Token | undefined;
  /** What would close everything that is open, or undefined inside a template, an element or a comment. */
  closers(): string | undefined;
  /** True when the innermost open bracket holds statements. */
  readonly inBlock: boolean;
  /** Starts a new unit: the text given from now on begins with its first character. */
  reset(): void;
}

const PUNCTUATORS = ['>>>=', '...', '===', '!==', '**=', '<<=', '>>=', '>>>', '&&=', '||=', '??=', '=>', '==', '!=', '<=', '>=', '&&', '||', '??', '?.', '++', '--', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<', '>>', '**'];
const LONGEST = 4;
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const WORD_START = /[\p{ID_Start}$_\\]/u;
const WORD_PART = /[\p{ID_Continue}$\u200c\u200d\\]/u;

/** Makes a lexer for one file. `jsx` allows elements where an expression may start. */
export function createLexer(options: { readonly jsx: boolean }): Lexer {
  let at = 0;
  let outer = 0;
  let newline = false;
  let previous: Token | undefined;
  let closedBlock = true;
  let stack: Frame[] = [];

  const token = (kind: TokenKind, start: number, text: string): Token => {
    const made: Token = { kind, text, start, end: at, afterNewline: newline, outer, depth: stack.length };
    newline = false;
    outer = stack.length;
    previous = made;
    return made;
  };

  /** Skips blanks and comments. False when a comment is not yet closed. */
  const skipTrivia = (text: string, final: boolean): boolean => {
    for (;;) {
      const char = text[at];
      if (char === undefined) return true;
      if (/\s/.test(char) || char === '\ufeff') {
        newline ||= char === '\n' || char === '\r' || char === '\u2028' || char === '\u2029';
        at += 1;
        continue;
      }
      const shebang = at === 0 && char === '#';
      if (char !== '/' && !shebang) return true;
      if (text[at + 1] === undefined && !final) return false;
      const end = commentEnd(text, at, shebang);
      if (end === undefined) return true;
      if (end === -1) {
        if (!final) return false;
        at = text.length;
        return true;
      }
      newline ||= /[\n\r]/.test(text.slice(at, end));
      at = end;
    }
  };

  const open = (kind: Frame['kind'], block: boolean): void => void stack.push({ kind, block });

  const lexBracket = (char: string): void => {
    if (char === '(') open('(', previous?.kind === 'word' && /^(?:if|for|while|with)$/.test(previous.text));
    else if (char === '[') open('[', false);
    else if (char === '{') open('{', opensBlock(previous));
    else closedBlock = stack.pop()?.block ?? true;
  };

  const lexPunctuator = (text: string, final: boolean): Token | undefined => {
    const window = text.slice(at, at + LONGEST);
    const start = at;
    const char = window[0] as string;
    if ('()[]{};,@#~:'.includes(char)) {
      at += 1;
      if ('()[]{}'.includes(char)) lexBracket(char);
      return token('punctuator', start, char);
    }
    if (window.length < LONGEST && !final && /^[!-/:-@[-`{-~]+$/.test(window)) return undefined;
    const found = PUNCTUATORS.find((each) => window.startsWith(each) && !(each === '?.' && /\d/.test(window[2] ?? ''))) ?? char;
    at += found.length;
    return token('punctuator', start, found);
  };

  /** Takes a literal that ends at `end`; -1 means that its end has not arrived. */
  const literal = (text: string, end: number, final: boolean): Token | undefined => {
    if (end === -1 && !final) return undefined;
    const start = at;
    at = end === -1 ? text.length : end;
    return token('literal', start, '');
  };

  const lexWord = (text: string, final: boolean): Token | undefined => {
    const start = at;
    let end = start;
    while (end < text.length && WORD_PART.test(text[end] as string)) end += /[\ud800-\udbff]/.test(text[end] as string) ? 2 : 1;
    if (end >= text.length && !final) return undefined;
    at = Math.max(end, start + 1);
    return token('word', start, text.slice(start, at));
  };

  const lexTemplate = (text: string, final: boolean): Token | undefined => {
    const start = at;
    const end = templateStop(text, at);
    if (end < 0 && !final) {
      at = ~end;
      return undefined;
    }
    if (end < 0) at = text.length;
    else if (text[end] === '`') {
      at = end + 1;
      stack.pop();
    } else {
      at = end + 2;
      open('{', false);
    }
    return token('template', start, '');
  };

  /** Inside `<tag …`: attributes up to `>`, `/>` or an expression. */
  const lexTag = (text: string, final: boolean): Token | undefined => {
    for (; at < text.length; at += 1) {
      const char = text[at] as string;
      if (char === '"' || char === "'") {
        const end = text.indexOf(char, at + 1);
        if (end === -1) return final ? endOfText(text) : undefined;
        at = end;
      } else if (char === '{') {
        at += 1;
        open('{', false);
        return token('punctuator', at - 1, '{');
      } else if (char === '>' && text[at - 1] !== '=') {
        return endTag(text);
      }
    }
    return final ? endOfText(text) : undefined;
  };

  const endTag = (text: string): Token => {
    const start = at;
    const selfClosing = text[at - 1] === '/';
    at += 1;
    const frame = stack.pop();
    if (frame?.block === true) stack.pop();
    else if (!selfClosing) open('children', false);
    return token('jsx', start, '>');
  };

  /** Between tags: text up to `{` or `<`. A closing tag is a frame marked `block`. */
  const lexChildren = (text: string, final: boolean): Token | undefined => {
    while (at < text.length && text[at] !== '<' && text[at] !== '{') at += 1;
    if (at >= text.length || (text[at] === '<' && text[at + 1] === undefined && !final)) return final ? endOfText(text) : undefined;
    const start = at;
    at += 1;
    if (text[start] === '{') open('{', false);
    else open('tag', text[start + 1] === '/');
    return token('jsx', start, text[start] as string);
  };

  const endOfText = (text: string): Token => {
    const start = at;
    at = text.length;
    return token('literal', start, '');
  };

  const lexCode = (text: string, final: boolean): Token | undefined => {
    if (!skipTrivia(text, final)) return undefined;
    const char = text[at];
    if (char === undefined) return undefined;
    if (char === '"' || char === "'") return literal(text, stringEnd(text, at), final);
    if (char === '`') {
      const start = at;
      at += 1;
      open('template', false);
      return token('template', start, '');
    }
    if (WORD_START.test(char) || /[\ud800-\udbff]/.test(char)) return lexWord(text, final);
    if (/\d/.test(char) || (char === '.' && /\d/.test(text[at + 1] ?? ''))) return lexNumber(text, final);
    if (char === '/' && expectsExpression(previous, closedBlock)) return literal(text, regexEnd(text, at), final);
    if (char === '<' && options.jsx && expectsExpression(previous, closedBlock)) {
      const element = startsElement(text.slice(at, at + 120), final);
      if (element === undefined) return undefined;
      if (element) {
        at += 1;
        open('tag', false);
        return token('jsx', at - 1, '<');
      }
    }
    return lexPunctuator(text, final);
  };

  const lexNumber = (text: string, final: boolean): Token | undefined => {
    const match = /^(?:0[xob][\da-f_]+n?|[\d_]*\.?[\d_]*(?:e[+-]?[\d_]+)?n?)/i.exec(text.slice(at, at + 400));
    const end = at + Math.max(1, match?.[0].length ?? 1);
    if (end >= text.length && !final) return undefined;
    return literal(text, end, final);
  };

  return {
    next(text, final) {
      if (at >= text.length) return undefined;
      switch (stack.at(-1)?.kind) {
        case 'template':
          return lexTemplate(text, final);
        case 'tag':
          return lexTag(text, final);
        case 'children':
          return lexChildren(text, final);
        default:
          return lexCode(text, final);
      }
    },
    closers() {
      if (stack.some((frame) => CLOSERS[frame.kind] === undefined)) return undefined;
      return stack.map((frame) => CLOSERS[frame.kind]).reverse().join('');
    },
    get inBlock() {
      return stack.at(-1)?.block === true && stack.at(-1)?.kind === '{';
    },
    reset() {
      at = 0;
      outer = 0;
      newline = false;
      previous = undefined;
      closedBlock = true;
      stack = [];
    },
  };
}

/** End of the comment at `at`; undefined when there is none, -1 when its end has not arrived. */
function commentEnd(text: string, at: number, shebang: boolean): number | undefined {
  if (shebang && text[at + 1] !== '!') return undefined;
  if (shebang || text[at + 1] === '/') {
    const rest = text.slice(at).search(/[\n\r\u2028\u2029]/);
    return rest === -1 ? -1 : at + rest;
  }
  if (text[at + 1] !== '*') return undefined;
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? -1 : end + 2;
}

function stringEnd(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at + 1;
    else if (text[at] === '\n') return at;
  }
  return -1;
}

function regexEnd(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\n') return at;
    if (char === '\\') at += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return -1;
}

/** The next backtick or `${` of a template; when neither has arrived, the complement of where to look again. */
function templateStop(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '`' || (char === '$' && text[at + 1] === '{')) return at;
    if ((char === '\\' || char === '$') && at + 1 >= text.length) return ~at;
    if (char === '\\') at += 1;
  }
  return ~text.length;
}

/** Whether `<…` starts an element and not the type parameters of an arrow function; undefined when it is not yet clear. */
function startsElement(text: string, final: boolean): boolean | undefined {
  const match = /^<([\p{ID_Start}$_][\p{ID_Continue}$.:-]*)?(\s*)(.?)(.?)/u.exec(text);
  if (match === null) return text.length > 1 || final ? false : undefined;
  const [whole, name, , next] = match;
  if (name === undefined) return next === '>' ? true : next === '' && !final ? undefined : false;
  if (next === '' && !final && whole.length === text.length) return undefined;
  if (next === ',') return false;
  const rest = text.slice(whole.length - 2);
  if (!final && 'extends '.startsWith(rest.trimStart().slice(0, 8)) && rest.trimStart().length < 8) return undefined;
  return !/^\s*extends\s/.test(text.slice(1 + name.length));
}

function opensBlock(previous: { readonly kind: TokenKind; readonly text: string } | undefined): boolean {
  if (previous === undefined) return true;
  if (previous.kind === 'word') return !/^(?:return|typeof|case|in|of|new|void|delete|throw|yield|await|default|as|extends)$/.test(previous.text);
  return previous.kind === 'punctuator' && /^(?:\)|;|\{|\}|=>|>|:|\])$/.test(previous.text) && previous.text !== ':';
}
