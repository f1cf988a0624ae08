import { commentEnd, opensBlock, regexEnd, startsElement, stringEnd, templateStop } from './scan.ts';
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
/** Punctuators that no longer one begins with. */
const SINGLE = new Set('()[]{};,@#~:');
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const WORD_START = /[\p{ID_Start}$_\\]/u;
const WORD_PART = /[\p{ID_Continue}$\u200c\u200d\\]/u;

/** Makes a lexer for one file. `jsx` allows elements where an expression may start. */
export function createLexer(options: { readonly jsx: boolean }): Lexer {
  return new IncrementalLexer(options.jsx);
}

/** Every method that needs more text leaves the state as it was, or moved on inside the same token. */
class IncrementalLexer implements Lexer {
  readonly #jsx: boolean;
  #text = '';
  #final = false;
  #at = 0;
  #outer = 0;
  #newline = false;
  #previous: Token | undefined;
  #closedBlock = true;
  #stack: Frame[] = [];

  constructor(jsx: boolean) {
    this.#jsx = jsx;
  }

  get inBlock(): boolean {
    const top = this.#stack.at(-1);
    return top?.kind === '{' && top.block;
  }

  closers(): string | undefined {
    const closers = this.#stack.map((frame) => CLOSERS[frame.kind]);
    return closers.includes(undefined) ? undefined : closers.reverse().join('');
  }

  reset(): void {
    this.#at = 0;
    this.#outer = 0;
    this.#newline = false;
    this.#previous = undefined;
    this.#closedBlock = true;
    this.#stack = [];
  }

  next(text: string, final: boolean): Token | undefined {
    this.#text = text;
    this.#final = final;
    if (this.#at >= text.length) return undefined;
    switch (this.#stack.at(-1)?.kind) {
      case 'template':
        return this.#template();
      case 'tag':
        return this.#tag();
      case 'children':
        return this.#children();
      default:
        return this.#skipTrivia() ? this.#code() : undefined;
    }
  }

  #token(kind: TokenKind, start: number, text: string): Token {
    const depth = this.#stack.length;
    const made: Token = { kind, text, start, end: this.#at, afterNewline: this.#newline, outer: this.#outer, depth };
    this.#newline = false;
    this.#outer = depth;
    this.#previous = made;
    return made;
  }

  #open(kind: Frame['kind'], block: boolean): void {
    this.#stack.push({ kind, block });
  }

  /** What is left of a text that ends inside a token. */
  #rest(): Token | undefined {
    if (!this.#final) return undefined;
    const start = this.#at;
    this.#at = this.#text.length;
    return this.#token('literal', start, '');
  }

  /** A literal that ends at `end`; -1 means that its end has not arrived. */
  #literal(end: number): Token | undefined {
    if (end === -1) return this.#rest();
    const start = this.#at;
    this.#at = end;
    return this.#token('literal', start, '');
  }

  /** Skips blanks and comments. False when a comment is not yet closed. */
  #skipTrivia(): boolean {
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined) return true;
      if (/\s/.test(char) || char === '\ufeff') {
        this.#newline ||= /[\n\r\u2028\u2029]/.test(char);
        this.#at += 1;
      } else if (char === '/' || (char === '#' && this.#at === 0)) {
        const skipped = this.#skipComment();
        if (skipped !== 'skipped') return skipped === 'none';
      } else {
        return true;
      }
    }
  }

  #skipComment(): 'skipped' | 'none' | 'open' {
    if (this.#text[this.#at + 1] === undefined && !this.#final) return 'open';
    const end = commentEnd(this.#text, this.#at);
    if (end === undefined) return 'none';
    if (end === -1 && !this.#final) return 'open';
    const stop = end === -1 ? this.#text.length : end;
    this.#newline ||= /[\n\r]/.test(this.#text.slice(this.#at, stop));
    this.#at = stop;
    return 'skipped';
  }

  #code(): Token | undefined {
    const text = this.#text;
    const at = this.#at;
    const char = text[at];
    if (char === undefined) return undefined;
    if (char === '"' || char === "'") return this.#literal(stringEnd(text, at));
    if (char === '`') {
      this.#at += 1;
      this.#open('template', false);
      return this.#token('template', at, '');
    }
    if (WORD_START.test(char) || isHighSurrogate(char)) return this.#word();
    if (/\d/.test(char) || (char === '.' && /\d/.test(text[at + 1] ?? ''))) return this.#number();
    const atExpression = (char === '/' || char === '<') && expectsExpression(this.#previous, this.#closedBlock);
    if (char === '/' && atExpression) return this.#literal(regexEnd(text, at));
    return char === '<' && atExpression && this.#jsx ? this.#elementOrLess() : this.#punctuator();
  }

  #elementOrLess(): Token | undefined {
    const isElement = startsElement(this.#text.slice(this.#at, this.#at + 120), this.#final);
    if (isElement === undefined) return undefined;
    if (!isElement) return this.#punctuator();
    this.#at += 1;
    this.#open('tag', false);
    return this.#token('jsx', this.#at - 1, '<');
  }

  #word(): Token | undefined {
    const start = this.#at;
    let end = start;
    while (end < this.#text.length && WORD_PART.test(this.#text[end] as string)) end += isHighSurrogate(this.#text[end]) ? 2 : 1;
    if (end >= this.#text.length && !this.#final) return undefined;
    this.#at = Math.max(end, start + 1);
    return this.#token('word', start, this.#text.slice(start, this.#at));
  }

  #number(): Token | undefined {
    const match = /^(?:0[xob][\da-f_]+n?|[\d_]*\.?[\d_]*(?:e[+-]?[\d_]+)?n?)/i.exec(this.#text.slice(this.#at, this.#at + 400));
    const end = this.#at + Math.max(1, match?.[0].length ?? 1);
    return this.#literal(end >= this.#text.length && !this.#final ? -1 : end);
  }

  #punctuator(): Token | undefined {
    const start = this.#at;
    const window = this.#text.slice(start, start + LONGEST);
    const char = window[0] as string;
    if (SINGLE.has(char)) {
      this.#at += 1;
      this.#bracket(char);
      return this.#token('punctuator', start, char);
    }
    if (window.length < LONGEST && !this.#final && /^[!-/:-@[-`{-~]+$/.test(window)) return undefined;
    const found = PUNCTUATORS.find((each) => window.startsWith(each) && !(each === '?.' && /\d/.test(window[2] ?? ''))) ?? char;
    this.#at += found.length;
    return this.#token('punctuator', start, found);
  }

  #bracket(char: string): void {
    const previous = this.#previous;
    if (char === '(') this.#open('(', previous?.kind === 'word' && /^(?:if|for|while|with)$/.test(previous.text));
    else if (char === '[') this.#open('[', false);
    else if (char === '{') this.#open('{', opensBlock(previous));
    else if (')]}'.includes(char)) this.#closedBlock = this.#stack.pop()?.block ?? true;
  }

  #template(): Token | undefined {
    const start = this.#at;
    const end = templateStop(this.#text, start);
    if (end < 0) {
      if (!this.#final) this.#at = ~end;
      return this.#rest();
    }
    if (this.#text[end] === '`') {
      this.#at = end + 1;
      this.#stack.pop();
    } else {
      this.#at = end + 2;
      this.#open('{', false);
    }
    return this.#token('template', start, '');
  }

  /** Inside `<tag …`: attributes up to `>`, `/>` or an expression. */
  #tag(): Token | undefined {
    for (; this.#at < this.#text.length; this.#at += 1) {
      const char = this.#text[this.#at] as string;
      if (char === '"' || char === "'") {
        const end = this.#text.indexOf(char, this.#at + 1);
        if (end === -1) return this.#rest();
        this.#at = end;
      } else if (char === '{') {
        this.#at += 1;
        this.#open('{', false);
        return this.#token('punctuator', this.#at - 1, '{');
      } else if (char === '>' && this.#text[this.#at - 1] !== '=') {
        return this.#endTag();
      }
    }
    return undefined;
  }

  #endTag(): Token {
    const start = this.#at;
    const selfClosing = this.#text[start - 1] === '/';
    this.#at += 1;
    const frame = this.#stack.pop();
    if (frame?.block === true) this.#stack.pop();
    else if (!selfClosing) this.#open('children', false);
    return this.#token('jsx', start, '>');
  }

  /** Between tags: text up to `{` or `<`. A closing tag is a frame marked `block`. */
  #children(): Token | undefined {
    while (this.#at < this.#text.length && !'<{'.includes(this.#text[this.#at] as string)) this.#at += 1;
    const start = this.#at;
    const char = this.#text[start];
    if (char === undefined || (char === '<' && this.#text[start + 1] === undefined)) return this.#rest();
    this.#at += 1;
    if (char === '{') this.#open('{', false);
    else this.#open('tag', this.#text[start + 1] === '/');
    return this.#token('jsx', start, char);
  }
}

function isHighSurrogate(char: string | undefined): boolean {
  return char !== undefined && char >= '\ud800' && char <= '\udbff';
}
