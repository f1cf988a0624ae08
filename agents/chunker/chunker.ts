import { completenessOf, languageOf } from '../../program/index.ts';
import type { Node } from '../../program/index.ts';
import { createLexer } from './lexer.ts';
import type { Lexer } from './lexer.ts';
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
  return language === undefined ? wholeFile() : statements(path, createLexer({ jsx: language === 'tsx' || language === 'jsx' }));
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

function statements(path: string, lexer: Lexer): Chunker {
  let pending = '';
  let first: Token | undefined;
  let last: Token | undefined;
  /** End of complete imports that more imports may join. */
  let importsEnd: number | undefined;
  let lookedAt = 0;
  let parts: ChunkerPart[] = [];

  /** Cuts off what lies before `end`, each statement of `body` by itself, and reads on from there as a new unit. */
  const close = (end: number, body: readonly Node[] = []): void => {
    const cuts = body.slice(0, -1).flatMap((node, at) => (joins(node, body[at + 1]) ? [] : [node.end]));
    let from = 0;
    for (const cut of [...cuts, end]) {
      parts.push({ type: 'chunk', text: pending.slice(from, cut) });
      from = cut;
    }
    pending = pending.slice(end);
    lexer.reset();
    first = last = importsEnd = undefined;
    lookedAt = 0;
  };

  /** Does this token show that a unit ended before it? Then the unit is closed and the token is read again. */
  const closesBefore = (token: Token): boolean => {
    if (token.outer !== 0 || last === undefined) return false;
    if (importsEnd !== undefined) return closesImports(token, last, importsEnd);
    if (!token.afterNewline && last.text !== '}' && last.text !== ';') return false;
    const continues = canContinue(token, first);
    if (continues && (last.text !== '}' || token.kind === 'word')) return false;
    return closesAt(last.end, token, continues);
  };

  const closesAt = (end: number, token: Token, continues: boolean): boolean => {
    const state = completenessOf(path, pending.slice(0, end));
    if (state.type === 'unfinished' || (continues && state.type === 'wrong')) return false;
    if (state.type === 'wrong') {
      if (token.text === '{' || !canEnd(last)) return false;
      close(end);
      return true;
    }
    const statement = state.body.at(-1);
    if (continues && !isBlockStatement(statement)) return false;
    if (token.text === '{' && isBodyless(statement)) return false;
    if (statement?.type === 'ImportDeclaration' && token.text === 'import') {
      importsEnd = end;
      return false;
    }
    close(end, state.body);
    return true;
  };

  /** Imports are open until something else follows; `import(` and `import.meta` are something else. */
  const closesImports = (token: Token, before: Token, end: number): boolean => {
    const following = before.text === 'import' && before.start >= end;
    if (following && token.text !== '(' && token.text !== '.') {
      importsEnd = undefined;
      return false;
    }
    if (!following && token.kind === 'word' && token.text === 'import') return false;
    close(end);
    return true;
  };

  const closeAfter = (token: Token): void => {
    if (token.text !== ';' && token.text !== '}') return;
    if (token.depth !== 0) return lookEarly(token);
    const state = completenessOf(path, pending.slice(0, token.end));
    if (state.type === 'wrong' && token.text === ';') return close(token.end);
    if (state.type !== 'complete') return;
    const statement = state.body.at(-1);
    if (statement?.type === 'ImportDeclaration' && token.text === ';') importsEnd = token.end;
    else if (token.text === ';' ? !isDangling(statement) : isClosedByBrace(statement)) close(token.end, state.body);
  };

  const lookEarly = (token: Token): void => {
    if (!lexer.inBlock || token.end - lookedAt < token.end / EARLY_FRACTION) return;
    const closers = lexer.closers();
    if (closers === undefined) return;
    lookedAt = token.end;
    parts.push({ type: 'early', text: pending.slice(0, token.end), closers });
  };

  const drain = (final: boolean): void => {
    for (let token = lexer.next(pending, final); token !== undefined; token = lexer.next(pending, final)) {
      if (closesBefore(token)) continue;
      first ??= token;
      last = token;
      closeAfter(token);
    }
  };

  const take = (): readonly ChunkerPart[] => {
    const done = parts;
    parts = [];
    return done;
  };

  return {
    push(text) {
      pending += text;
      drain(false);
      return take();
    },
    end() {
      drain(true);
      if (last !== undefined) {
        const state = completenessOf(path, pending.slice(0, last.end));
        close(last.end, state.type === 'complete' ? state.body : []);
      }
      if (pending !== '') parts.push({ type: 'chunk', text: pending });
      pending = '';
      return take();
    },
    get pending() {
      return pending;
    },
  };
}

/** Consecutive imports are one unit. */
function joins(node: Node, next: Node | undefined): boolean {
  return node.type === 'ImportDeclaration' && next?.type === 'ImportDeclaration';
}

/** What a statement is once `export` is taken off. */
function core(statement: Node | undefined): Node | undefined {
  if (statement?.type === 'ExportNamedDeclaration') return statement.declaration ?? statement;
  return statement?.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
}

/** True for declarations whose closing brace ends the statement. */
function isClosedByBrace(statement: Node | undefined): boolean {
  switch (core(statement)?.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      return true;
    default:
      return false;
  }
}

/** True for statements that end in a block, which no operator can continue. */
function isBlockStatement(statement: Node | undefined): boolean {
  switch (statement?.type) {
    case 'BlockStatement':
    case 'IfStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'SwitchStatement':
    case 'TryStatement':
    case 'LabeledStatement':
    case 'WithStatement':
      return true;
    default:
      return isClosedByBrace(statement);
  }
}

/** A signature or ambient module, to which a following `{` still belongs. */
function isBodyless(statement: Node | undefined): boolean {
  const declared = core(statement);
  return declared?.type === 'TSDeclareFunction' || (declared?.type === 'TSModuleDeclaration' && !('body' in declared && declared.body));
}

/** True for an `if` without `else` at the end of a statement: `else` may follow. */
function isDangling(statement: Node | undefined): boolean {
  let at = statement;
  for (;;) {
    switch (at?.type) {
      case 'IfStatement':
        if (at.alternate === null) return true;
        at = at.alternate;
        continue;
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'LabeledStatement':
      case 'WithStatement':
        at = at.body;
        continue;
      default:
        return false;
    }
  }
}
