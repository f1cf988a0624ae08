import type { Value, ValueOf } from './ir.ts';
import { variableOf } from './key-origin.ts';
import type { Referents } from './referents.ts';

type Call = ValueOf<'call'>;

/** Methods of lists that older compilers borrow: CoffeeScript writes `x in list` as `indexOf.call(list, x) >= 0` (https://coffeescript.org/v1/#operators). */
const BORROWED: ReadonlySet<unknown> = new Set(['indexOf', 'includes', 'some', 'every']);

/** `[].indexOf.call(list, x)` as `list.indexOf(x)`; any other call as it is. */
export function unborrowed(call: Call, referents: Referents): Call {
  const { callee, args } = call;
  const [list, ...rest] = args;
  if (callee.op !== 'load' || callee.key !== 'call' || list === undefined || list.spread) return call;
  const method = methodIn(variableOf(callee.base, referents));
  return method === undefined ? call : { ...call, callee: method, receiver: list.value, args: rest };
}

/** `[].indexOf`, also with a substitute for where it is missing. */
function methodIn(value: Value): Value | undefined {
  if (value.op === 'logical' && value.operator === '||') return methodIn(value.left);
  const isOfLists = value.op === 'load' && BORROWED.has(value.key) && (value.base.op === 'array' || (value.base.op === 'load' && value.base.key === 'prototype' && value.base.base.op === 'cell' && value.base.base.cell === 'Array'));
  return isOfLists ? value : undefined;
}
