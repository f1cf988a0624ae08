import { completenessOf, languageOf } from '../../program/index.ts';
import type { Completeness, Node } from '../../program/index.ts';
import { createLexer } from './lexer.ts';
import type { Lexer } from './lexer.ts';
import { isBlockStatement, isBodyless, isClosedByBrace, isDangling, joins } from './statement-shape.ts';
import { canContinue, canEnd } from './token.ts';
import type { Token } from './token.ts';

/** What the chunker cuts off. All texts of `chunk` parts together are the file. */
export type ChunkerPart =
  | { readonly type: 'chunk'; readonly text: string }
  /** Complete inner statements of an unfinished statement; `closers` would close what is open. */
  | { readonly type: 'early'; readonly text: string; readonly closers: string };

/** Cuts the text of one file into top-level statements while it arrives. */
export interface Chunker {
  push(text: string): readonly ChunkerPart[];
  /** The file ends here: cuts off what is left. */
  end(): readonly ChunkerPart[];
  /** What has arrived and is not cut off yet. */
  readonly pending: string;
}

/** Early looks of a unit lie at least this fraction of its length apart, so their cost stays linear. */
const EARLY_FRACTION = 16;

/**
 * Makes a chunker. A statement is closed by `;` or the `}` of a declaration, else by the next token that cannot
 * continue it; consecutive imports join; leading comments belong to their statement. The result is a function of the
 * text alone, not of the pieces in which it arrives. Files that are not code are one chunk.
 */
export function createChunker(path: string): Chunker {
  const language = languageOf(path);
  return language === undefined ? wholeFile() : new StatementChunker(path, createLexer({ jsx: language === 'tsx' || language === 'jsx' }));
}

function wholeFile(): Chunker {
  let pending = '';
  return {
    push(text) {
      pending += text;
      return [];
    },
    end() {
      const text = pending;
      pending = '';
      return [{ type: 'chunk', text }];
    },
    get pending() {
      return pending;
    },
  };
}

class StatementChunker implements Chunker {
  readonly #path: string;
  readonly #lexer: Lexer;
  #pending = '';
  #first: Token | undefined;
  #last: Token | undefined;
  /** End of complete imports that more imports may join. */
  #importsEnd: number | undefined;
  #lookedAt = 0;
  #parts: ChunkerPart[] = [];

  constructor(path: string, lexer: Lexer) {
    this.#path = path;
    this.#lexer = lexer;
  }

  get pending(): string {
    return this.#pending;
  }

  push(text: string): readonly ChunkerPart[] {
    this.#pending += text;
    this.#drain(false);
    return this.#take();
  }

  end(): readonly ChunkerPart[] {
    this.#drain(true);
    if (this.#last !== undefined) {
      const state = this.#stateUpTo(this.#last.end);
      this.#close(this.#last.end, state.type === 'complete' ? state.body : []);
    }
    if (this.#pending !== '') this.#parts.push({ type: 'chunk', text: this.#pending });
    this.#pending = '';
    return this.#take();
  }

  #take(): readonly ChunkerPart[] {
    const done = this.#parts;
    this.#parts = [];
    return done;
  }

  #drain(final: boolean): void {
    for (let token = this.#lexer.next(this.#pending, final); token !== undefined; token = this.#lexer.next(this.#pending, final)) {
      if (this.#closesBefore(token)) continue;
      this.#first ??= token;
      this.#last = token;
      this.#closeAfter(token);
    }
  }

  #stateUpTo(end: number): Completeness {
    return completenessOf(this.#path, this.#pending.slice(0, end));
  }

  /** Cuts off what lies before `end`, each statement of `body` by itself, and reads on from there as a new unit. */
  #close(end: number, body: readonly Node[] = []): void {
    const cuts = body.slice(0, -1).flatMap((node, at) => (joins(node, body[at + 1]) ? [] : [node.end]));
    let from = 0;
    for (const cut of [...cuts, end]) {
      this.#parts.push({ type: 'chunk', text: this.#pending.slice(from, cut) });
      from = cut;
    }
    this.#pending = this.#pending.slice(end);
    this.#lexer.reset();
    this.#first = this.#last = this.#importsEnd = undefined;
    this.#lookedAt = 0;
  }

  /** Does this token show that a unit ended before it? Then the unit is closed and the token is read again. */
  #closesBefore(token: Token): boolean {
    const last = this.#last;
    if (token.outer !== 0 || last === undefined) return false;
    if (this.#importsEnd !== undefined) return this.#closesImports(token, last, this.#importsEnd);
    if (!token.afterNewline && last.text !== '}' && last.text !== ';') return false;
    const continues = canContinue(token, this.#first);
    return continues && (last.text !== '}' || token.kind === 'word') ? false : this.#closesAt(last, token, continues);
  }

  #closesAt(last: Token, token: Token, continues: boolean): boolean {
    const state = this.#stateUpTo(last.end);
    if (state.type === 'unfinished' || (continues && state.type === 'wrong')) return false;
    if (state.type === 'wrong') {
      if (token.text === '{' || !canEnd(last)) return false;
      this.#close(last.end);
      return true;
    }
    const statement = state.body.at(-1);
    if (continues && !isBlockStatement(statement)) return false;
    if (token.text === '{' && isBodyless(statement)) return false;
    if (statement?.type === 'ImportDeclaration' && token.text === 'import') {
      this.#importsEnd = last.end;
      return false;
    }
    this.#close(last.end, state.body);
    return true;
  }

  /** Imports are open until something else follows; `import(` and `import.meta` are something else. */
  #closesImports(token: Token, before: Token, end: number): boolean {
    const following = before.text === 'import' && before.start >= end;
    if (following && token.text !== '(' && token.text !== '.') {
      this.#importsEnd = undefined;
      return false;
    }
    if (!following && token.kind === 'word' && token.text === 'import') return false;
    this.#close(end);
    return true;
  }

  #closeAfter(token: Token): void {
    if (token.text !== ';' && token.text !== '}') return;
    if (token.depth !== 0) return this.#lookEarly(token);
    const state = this.#stateUpTo(token.end);
    if (state.type === 'wrong' && token.text === ';') return this.#close(token.end);
    if (state.type !== 'complete') return;
    const statement = state.body.at(-1);
    if (statement?.type === 'ImportDeclaration' && token.text === ';') this.#importsEnd = token.end;
    else if (token.text === ';' ? !isDangling(statement) : isClosedByBrace(statement)) this.#close(token.end, state.body);
  }

  #lookEarly(token: Token): void {
    if (!this.#lexer.inBlock || token.end - this.#lookedAt < token.end / EARLY_FRACTION) return;
    const closers = this.#lexer.closers();
    if (closers === undefined) return;
    this.#lookedAt = token.end;
    this.#parts.push({ type: 'early', text: this.#pending.slice(0, token.end), closers });
  }
}
