import { calledName } from './called-name.ts';
import { LITERAL } from './fact.ts';
import type { Fact } from './fact.ts';
import type { ValueOf } from './ir.ts';
import { CODE, hasKind } from './kinds.ts';
import type { Referents } from './referents.ts';
import { findsAny } from './replacement.ts';

type Call = ValueOf<'call'>;

/** What a literal goes through unchanged: conversions, and what puts it into lists and takes it out. */
const KEEPING: ReadonlySet<string> = new Set(['String', 'toString', 'trim', 'concat', 'join', 'push', 'unshift', 'pop', 'shift', 'add', 'set', 'get', 'map', 'forEach', 'reduce', 'then', 'resolve', 'freeze', 'assign', 'values', 'entries']);

/** What is known of a value behind a call, as part of a program: `JSON.stringify` makes a literal of it, cutting or rewriting its quotes makes another text. */
export function asLiteral<F extends Pick<Fact, 'kinds' | 'state'>>(made: F, call: Call, referents: Referents): F {
  const { callee } = call;
  const isWritten = callee.op === 'load' && callee.key === 'stringify' && callee.base.op === 'cell' && callee.base.cell === 'JSON';
  if (isWritten) return hasKind(made.kinds, 'code') ? { ...made, kinds: made.kinds & ~CODE.bare, state: made.state | LITERAL } : made;
  if ((made.state & LITERAL) === 0 || keepsQuotes(call, referents)) return made;
  return { ...made, state: made.state & ~LITERAL };
}

function keepsQuotes(call: Call, referents: Referents): boolean {
  const name = calledName(call.callee);
  return KEEPING.has(name) || ((name === 'replace' || name === 'replaceAll') && !findsAny(call, '\'"`$', referents));
}
