import { parseSync } from 'oxc-parser';
import type { Comment, OxcError } from 'oxc-parser';
import type { Position } from '../contract/index.ts';
import { languageOf } from './language.ts';
import { parseObstacle } from './limits.ts';
import { createLineIndex } from './lines.ts';
import type { ParsedUnit, ScopeAnalysis, SyntaxFault } from './parsed-unit.ts';
import { analyseScopes } from './scope.ts';
import { indexNodes } from './syntax.ts';
import type { Node, NodeOf } from './syntax.ts';

/** What came of an attempt to parse. `obstacle` means: not analysed, and why. */
export type ParseOutcome =
  | { readonly type: 'parsed'; readonly unit: ParsedUnit }
  | { readonly type: 'obstacle'; readonly reason: string };

const START: Position = { line: 1, column: 1, offset: 0 };

/** Parses one piece of a code file. Bytes, lines, depth and chains are bounded before the native parser sees it. */
export function parseUnit(path: string, text: string, origin: Position = START): ParseOutcome {
  const obstacle = parseObstacle(text);
  if (obstacle !== undefined) return { type: 'obstacle', reason: obstacle };
  const raw = parseText(path, text);
  const { program } = raw;
  const index = indexNodes(program);
  let comments: readonly Comment[] | undefined;
  let scopes: ScopeAnalysis | undefined;
  const unit: ParsedUnit = {
    path,
    text,
    origin,
    program,
    faults: raw.errors.map(toFault),
    index,
    lines: createLineIndex(text, origin),
    get comments() {
      return (comments ??= raw.comments);
    },
    get scopes() {
      return (scopes ??= analyseScopes(program, unit));
    },
    nodes: <T extends Node['type']>(type: T) => (index.get(type) ?? []) as readonly NodeOf<T>[],
  };
  return { type: 'parsed', unit };
}

/** Whether a text is a complete, wrong or unfinished piece of code. */
export type Completeness =
  | { readonly type: 'complete'; readonly body: readonly Node[] }
  | { readonly type: 'unfinished' }
  | { readonly type: 'wrong'; readonly fault: SyntaxFault };

/**
 * Asks the parser whether a text could stand as it is. A fault that touches the end of the text may be mended by what
 * follows (`unfinished`); one before it cannot (`wrong`).
 */
export function completenessOf(path: string, text: string): Completeness {
  const obstacle = parseObstacle(text);
  if (obstacle !== undefined) return { type: 'wrong', fault: { message: obstacle, start: 0, end: text.length } };
  const raw = parseText(path, text);
  if (raw.errors.length === 0) return { type: 'complete', body: raw.program.body };
  const end = text.trimEnd().length;
  const faults = raw.errors.map(toFault);
  const wrong = faults.find((fault) => fault.end < end);
  return wrong === undefined || faults.some((fault) => fault.end >= end) ? { type: 'unfinished' } : { type: 'wrong', fault: wrong };
}

/** A piece of a file does not show which goal the file has: it is read as the first that fits (`return` or `await` at the top). */
function parseText(path: string, text: string) {
  const lang = /\.d\.[cm]?ts$/.test(path) ? 'dts' : (languageOf(path) ?? 'ts');
  const sourceType = /\.m[jt]s$/.test(path) ? 'module' : /\.c[jt]s$/.test(path) ? 'commonjs' : 'unambiguous';
  const options = { lang, sourceType, preserveParens: false, astType: 'ts' } as const;
  const raw = parseSync(path, text, options);
  if (raw.errors.length === 0 || sourceType !== 'unambiguous') return raw;
  for (const goal of ['commonjs', 'module'] as const) {
    const other = parseSync(path, text, { ...options, sourceType: goal });
    if (other.errors.length === 0) return other;
  }
  return raw;
}

function toFault(error: OxcError): SyntaxFault {
  const label = error.labels[0];
  const end = error.labels.reduce((most, each) => Math.max(most, each.end), 0);
  return { message: error.message, start: label?.start ?? 0, end };
}
