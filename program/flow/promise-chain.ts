import type { Value, ValueOf } from './ir.ts';

/** `promise.catch(f)` and `.finally(f)` hold what the promise holds, `.then(f)` what `f` gives back (ECMA-262, 27.2.5): a value, and steps below it. */
export function heldBy({ callee, args }: ValueOf<'call'>): { readonly value: Value; readonly steps: readonly string[] } | undefined {
  if (callee.op !== 'load') return undefined;
  if (callee.key === 'catch' || callee.key === 'finally') return { value: callee.base, steps: [] };
  return callee.key === 'then' && args[0] !== undefined ? { value: args[0].value, steps: ['ReturnValue'] } : undefined;
}

/** The promise whose value the first parameter of a function is: `promise.then(f)`. */
export function promiseOf(callee: Value, steps: readonly string[]): Value | undefined {
  return callee.op === 'load' && callee.key === 'then' && steps.length === 1 && steps[0] === 'Argument[0]' ? callee.base : undefined;
}
