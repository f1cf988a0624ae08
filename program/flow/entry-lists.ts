import { isOfPairs } from './builtin-steps.ts';
import { NAMES } from './fact.ts';
import type { Fact } from './fact.ts';
import type { ValueOf } from './ir.ts';
import { hasOwnNames } from './own-entry.ts';
import { isElement } from './positions.ts';
import type { Referents } from './referents.ts';

/** What is made of a list of pairs of names and values. */
const MADE_OF_PAIRS: ReadonlySet<string> = new Set(['Map', 'URLSearchParams', 'Headers']);

/** A name that can stand in a path. */
const NAME = /^[A-Za-z_$][\w$-]*$/;

/**
 * `new Map([['name', value], …])`, `Object.fromEntries([['name', value]])`: the value of such a pair stands under its name in what
 * is made. Gives what is made and the name, or nothing when the array is no pair of a list that is written out for that alone.
 */
export function heldUnder(pair: ValueOf<'array'>, referents: Referents): { readonly made: readonly ValueOf<'call'>[]; readonly name: string } | undefined {
  const [first] = pair.elements;
  if (first === undefined || pair.elements.length !== 2 || pair.elements.some(({ spread }) => spread)) return undefined;
  const name = referents.constantOf(first.value);
  if (typeof name !== 'string' || !NAME.test(name) || pair.users.length === 0) return undefined;
  const made: ValueOf<'call'>[] = [];
  for (const list of pair.users) {
    if (list.op !== 'array' || list.users.length === 0) return undefined;
    for (const call of list.users) {
      if (call.op !== 'call' || call.args[0]?.value !== list || !isMadeOfPairs(call)) return undefined;
      made.push(call);
    }
  }
  return { made, name };
}

/** True for what is made of a list of pairs of names and values. */
export function isMadeOfPairs({ callee, construct }: ValueOf<'call'>): boolean {
  if (construct) return callee.op === 'cell' && typeof callee.cell === 'string' && MADE_OF_PAIRS.has(callee.cell);
  return callee.op === 'load' && callee.key === 'fromEntries' && callee.base.op === 'cell' && callee.base.cell === 'Object';
}

/** Where in an element of a list, or in a pair of a collection, input stands that stands at a path of it. */
export function elementPath(fact: Fact, referents: Referents): readonly string[] | undefined {
  const [first, ...below] = fact.path;
  if (first === undefined) return hasOwnNames(fact) && isOfPairs(fact.value, referents) ? ['#1'] : [];
  if (isOfPairs(fact.value, referents)) return first === NAMES ? ['#0'] : ['#1', ...below];
  return isElement(first) ? below : undefined;
}

/** `Array.from(map)`: the pairs of a collection become elements of a list, as they do in a loop. */
export function listsPairs({ callee }: ValueOf<'call'>, { value }: Fact, referents: Referents): boolean {
  return callee.op === 'load' && callee.key === 'from' && callee.base.op === 'cell' && callee.base.cell === 'Array' && isOfPairs(value, referents);
}
