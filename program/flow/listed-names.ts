import type { Value, ValueOf } from './ir.ts';

/** What gives all names of an object, as a list. */
const NAMING: ReadonlySet<unknown> = new Set(['keys', 'getOwnPropertyNames', 'ownKeys']);

/** `Object.keys(o)`, `Reflect.ownKeys(o)`: the object whose names it gives, all of them. */
export function namedBy({ callee, args }: ValueOf<'call'>): Value | undefined {
  return callee.op === 'load' && NAMING.has(callee.key) && callee.base.op === 'cell' && (callee.base.cell === 'Object' || callee.base.cell === 'Reflect') ? args[0]?.value : undefined;
}
