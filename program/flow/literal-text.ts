import { calledName } from './called-name.ts';
import { LITERAL } from './fact.ts';
import type { Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import { CODE, hasKind } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import type { Referents } from './referents.ts';
import { findsAny } from './replacement.ts';

type Call = ValueOf<'call'>;

/** What a literal goes through unchanged: conversions, and what puts it into lists and takes it out. */
const KEEPING: ReadonlySet<string> = new Set(['String', 'toString', 'trim', 'concat', 'join', 'push', 'unshift', 'pop', 'shift', 'add', 'set', 'get', 'map', 'forEach', 'reduce', 'then', 'resolve', 'freeze', 'assign', 'values', 'entries']);

/** What is known of a value behind a call, as part of a program: cutting a literal or rewriting its quotes makes another text. */
export function asLiteral<F extends Known>(made: F, { call, given }: { readonly call: Call; readonly given: Kinds }, referents: Referents): F {
  const written = writtenBy(call.callee, made, given);
  return written !== made || (made.state & LITERAL) === 0 || keepsQuotes(call, referents) ? written : { ...made, state: made.state & ~LITERAL };
}

type Known = Pick<Fact, 'kinds' | 'state'>;

/** `JSON.stringify` makes a literal of what it is given: what that may close quotes with is still in it. */
export function writtenBy<F extends Known>(callee: Value, made: F, given: Kinds): F {
  const isWriter = callee.op === 'load' && callee.key === 'stringify' && callee.base.op === 'cell' && callee.base.cell === 'JSON';
  return isWriter && hasKind(given, 'code') ? { ...made, kinds: made.kinds | (given & (CODE.single | CODE.double)), state: made.state | LITERAL } : made;
}

function keepsQuotes(call: Call, referents: Referents): boolean {
  const name = calledName(call.callee);
  return KEEPING.has(name) || ((name === 'replace' || name === 'replaceAll') && !findsAny(call, '\'"`$', referents));
}
