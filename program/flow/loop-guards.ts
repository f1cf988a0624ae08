import type { Test } from './guard.ts';
import { operandsOf } from './ir.ts';
import type { Block, Value } from './ir.ts';

/** So many values back it is looked whether a condition asks about an element. */
const MAX_LOOKED = 24;

/**
 * What holds behind a loop because every round had to pass it: `for (const key of keys) if (isBad(key)) return;`. Only
 * conditions on an element count, for others may never have been asked. `passed` are the conditions at the ends of rounds;
 * a loop that is also left by `break` has another way in, and nothing is known.
 */
export function loopGuards(head: Block, passed: readonly (readonly Test[])[]): readonly Test[] {
  const [first, ...others] = passed;
  if (first === undefined) return [];
  const isEverywhere = ({ condition, holds }: Test): boolean => others.every((each) => each.some((other) => other.condition === condition && other.holds === holds));
  return first.filter((test) => test.condition !== head.condition && isEverywhere(test) && asksElement(test.condition)).map((test) => ({ ...test, isUniversal: true }));
}

/** The natural loop of a head: what comes to the ends of its rounds without passing the head (Aho, Lam, Sethi, Ullman, "Compilers", 9.6). */
export function loopBody(head: Block, rounds: readonly Block[]): ReadonlySet<Block> {
  const body = new Set([head]);
  const stack = [...rounds];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (body.has(at)) continue;
    body.add(at);
    stack.push(...at.preds);
  }
  return body;
}

function asksElement(condition: Value): boolean {
  const stack: Value[] = [condition];
  const seen = new Set<Value>();
  for (let at = stack.pop(); at !== undefined && seen.size < MAX_LOOKED; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (at.op === 'iterate' || at.op === 'enumerate' || (at.op === 'load' && typeof at.key !== 'string')) return true;
    stack.push(...operandsOf(at));
  }
  return false;
}
