import { calledName } from './called-name.ts';
import type { Key, Value, ValueOf } from './ir.ts';
import { unchanged } from './unchanged.ts';

/** Members that an object, or the prototype of a class, has from somewhere else. */
export interface Taken {
  /** The object; of a prototype, the class or function whose instances have it. */
  readonly into: Value;
  readonly isPrototype: boolean;
  readonly from: Value;
  /** Where the members stand below `from`. */
  readonly steps: readonly string[];
  /** True for the next object of the prototype chain: what the object has itself comes first (ECMA-262, 10.1.8). */
  readonly isBehind: boolean;
}

const NONE: readonly Taken[] = [];

/** What one statement makes an object take from others. */
export function takenBy(value: Value): readonly Taken[] {
  if (value.op === 'call') return takenByCall(value);
  if (value.op !== 'store') return NONE;
  const { base, key, input } = value;
  if (key === 'prototype') return [{ into: base, isPrototype: true, from: input, steps: [], isBehind: input.op !== 'object' }];
  if (key === '__proto__') return [{ ...target(base), from: input, steps: [], isBehind: true }];
  return input.op === 'load' && isSameKey(key, input.key) ? [{ ...target(base), from: input.base, steps: [], isBehind: false }] : NONE;
}

/** `o[k] = source[k]`: under each name, what the other has there. */
function isSameKey(one: Key, other: Key): boolean {
  if (typeof one === 'string' || typeof other === 'string') return false;
  return one === other || (one.op === 'cell' && other.op === 'cell' && one.cell === other.cell);
}

/** Whether an object that takes members is a prototype, and whose. */
export function target(value: Value): Pick<Taken, 'into' | 'isPrototype'> {
  const object = unchanged(value);
  return object.op === 'load' && object.key === 'prototype' ? { into: unchanged(object.base), isPrototype: true } : { into: object, isPrototype: false };
}

/** What makes one constructor the heir of another: `util.inherits`, and what compilers wrote for `extends`. */
const INHERITING = /^_*inherits(?:Loose)?$|^__extends$/;
/** What copies the members of others into its first argument; of the words that mean other things elsewhere, only those that are methods or deal with a prototype. */
const COPYING: ReadonlySet<string> = new Set(['assign', 'extend', 'mixin']);

function takenByCall({ callee, args }: ValueOf<'call'>): readonly Taken[] {
  if (args.length < 2) return NONE;
  const name = calledName(callee);
  const [first, ...others] = args[0]?.value.op === 'constant' ? args.slice(1) : args;
  const [second] = others;
  if (first === undefined || second === undefined || first.spread || second.spread) return NONE;
  if (INHERITING.test(name)) return [{ into: first.value, isPrototype: true, from: second.value, steps: ['Instance'], isBehind: true }];
  const into = target(first.value);
  if (name === 'setPrototypeOf') return [{ ...into, from: second.value, steps: [], isBehind: true }];
  if (!COPYING.has(name) || (!into.isPrototype && callee.op !== 'load')) return NONE;
  return others.map(({ value, spread }) => ({ ...into, from: value, steps: spread ? ['Element'] : [], isBehind: false }));
}
