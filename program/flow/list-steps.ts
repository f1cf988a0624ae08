import type { ValueOf } from './ir.ts';

/** Methods of lists that hand each element to a function, and give back elements of the list (ECMAScript 23.1.3). */
const VISITING: ReadonlySet<string> = new Set(['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'map', 'some']);
const REDUCING: ReadonlySet<string> = new Set(['reduce', 'reduceRight']);
const KEEPING: ReadonlySet<string> = new Set(['concat', 'filter', 'reverse', 'slice', 'sort', 'toReversed', 'toSorted', 'values']);
const PICKING: ReadonlySet<string> = new Set(['at', 'find', 'findLast', 'pop', 'shift']);

/**
 * A path below a list as one below its elements: what `forEach` hands to a function, what `find` gives back. Undefined when the path
 * leads to something else.
 */
export function belowElements(path: readonly string[]): readonly string[] | undefined {
  let at = path;
  for (;;) {
    const [name, step, parameter, ...rest] = at;
    if (name === 'Element') return at.slice(1);
    if (name === undefined) return undefined;
    if (step === 'ReturnValue' && PICKING.has(name)) return at.slice(2);
    if (step === 'Argument[0]' && parameter === (REDUCING.has(name) ? 'Parameter[1]' : 'Parameter[0]') && (VISITING.has(name) || REDUCING.has(name))) return rest;
    if (step !== 'ReturnValue' || !KEEPING.has(name)) return undefined;
    at = at.slice(2);
  }
}

/** The same for `Object.values(o)` and `Object.entries(o)`, as a path below what `o` holds. */
export function belowListed(method: string | undefined, path: readonly string[]): readonly string[] | undefined {
  const below = method === undefined ? undefined : belowElements(path);
  if (method === 'values' || below === undefined) return below;
  return below[0] === 'Element' ? below.slice(1) : undefined;
}

/** `values` of `Object.values(o)`, `entries` of `Object.entries(o)`. */
export function listingOf({ callee }: ValueOf<'call'>): string | undefined {
  if (callee.op !== 'load' || callee.base.op !== 'cell' || callee.base.cell !== 'Object') return undefined;
  return callee.key === 'values' || callee.key === 'entries' ? callee.key : undefined;
}
