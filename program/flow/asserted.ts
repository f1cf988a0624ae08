import type { Judge } from './checked.ts';
import { controlFlowOf } from './dominators.ts';
import { comingBack } from './endings.ts';
import { elementIn, isInEveryRound } from './every-round.ts';
import type { Test } from './guard.ts';
import type { Block, Procedure, Value, ValueOf } from './ir.ts';
import type { ComesBack } from './model.ts';

/** A call of a library that comes back only where a condition holds, or does not: `assert.match(name, /^\w+$/)`, `ctx.assert(isGood(name), 400)`. */
export interface Asserted {
  readonly call: ValueOf<'call'>;
  readonly test: Test;
  /** The element of a list that it is about, where there is one, and what holds for all elements where each had its round. */
  readonly element?: Value;
  readonly universal?: Test;
}

/** What holds where a block ends, or before somebody uses a value there. */
export function heldBehind({ call, test, element, universal }: Asserted, block: Block, user: Value | undefined): Test | undefined {
  if (isBehindCall(call, block, user)) return test;
  return element !== undefined && isInEveryRound(call.block, element, block) ? universal : undefined;
}

/** True where a call has come back when a block ends, or before somebody uses a value there. */
export function isBehindCall({ block: passed, order, procedure }: Value, block: Block, user: Value | undefined): boolean {
  return passed === block ? user === undefined || order < user.order : controlFlowOf(procedure).dominates(passed, block);
}

const known = new WeakMap<Judge, WeakMap<Procedure, readonly Asserted[]>>();

/** What the libraries assert that a function calls, in order. */
export function assertedIn(procedure: Procedure, judge: Judge): readonly Asserted[] {
  const own = known.get(judge) ?? new WeakMap<Procedure, readonly Asserted[]>();
  known.set(judge, own);
  const found = own.get(procedure) ?? procedure.values.flatMap((value) => (value.op === 'call' ? assertedBy(value, judge) : []));
  own.set(procedure, found);
  return found;
}

function assertedBy(call: ValueOf<'call'>, { referents }: Judge): readonly Asserted[] {
  const [first, second] = call.args;
  if (first === undefined || first.spread || second?.spread === true || call.users.length > 0) return [];
  const words = comingBack(call, referents);
  if (words.length === 0 || referents.calleesOf(call).length > 0) return [];
  return words.flatMap((word) => {
    const test = testOf(word, call, [first.value, second?.value]);
    if (test === undefined) return [];
    const element = elementIn(test.condition);
    return [{ call, test, ...(element === undefined ? {} : { element, universal: { ...test, isUniversal: true } }) }];
  });
}

/** The condition that a call stands for, which is written nowhere in the program. */
function testOf(word: ComesBack, call: ValueOf<'call'>, [given, other]: readonly [Value, Value | undefined]): Test | undefined {
  const { node, unit, procedure, block, order, id } = call;
  const place = { node, unit, procedure, block, order, id, users: [] };
  switch (word) {
    case 'never':
      return undefined;
    case 'where true':
      return given.op === 'constant' ? undefined : { condition: given, holds: true };
    case 'where equal':
    case 'where different':
      return other === undefined ? undefined : { condition: { op: 'binary', operator: '===', left: given, right: other, ...place }, holds: word === 'where equal' };
    case 'where it matches':
    case 'where none matches': {
      if (other === undefined) return undefined;
      const callee: Value = { op: 'load', base: other, key: 'test', ...place };
      return { condition: { op: 'call', callee, receiver: other, args: [{ value: given, spread: false }], construct: false, ...place }, holds: word === 'where it matches' };
    }
  }
}
