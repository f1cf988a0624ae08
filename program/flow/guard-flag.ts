import { controlFlowOf } from './dominators.ts';
import type { Test } from './guard.ts';
import type { Value, ValueOf } from './ir.ts';
import { asksElement } from './loop-guards.ts';

/**
 * What every round of a loop has passed that left a flag as it was: `let ok = true; for (…) if (isBad(each)) ok = false;` and
 * `ok = ok && isGood(each);`. One list for each way a round can leave it; undefined for what is no such flag.
 */
export function roundsKept(flag: ValueOf<'phi'>, holds: boolean): readonly (readonly Test[])[] | undefined {
  const rounds = flag.inputs.filter((input) => input.op !== 'constant');
  const before = flag.inputs.filter((input) => input.op === 'constant');
  if (before.length !== 1 || rounds.length === 0 || before.some((input) => input.op === 'constant' && Boolean(input.value) !== holds)) return undefined;
  const ways = rounds.map((round) => keptIn(round, flag, holds));
  return ways.includes(undefined) ? undefined : ways.flatMap((way) => way ?? []);
}

/** The ways through one round, where it leaves the flag as it was on all of them. */
function keptIn(round: Value, flag: ValueOf<'phi'>, holds: boolean): readonly (readonly Test[])[] | undefined {
  if (round.op === 'logical' && round.left === flag && (round.operator === '&&') === holds && round.operator !== '??') return [ofElements([{ condition: round.right, holds }], flag)];
  if (round.op !== 'phi' || round === flag) return undefined;
  const ways: (readonly Test[])[] = [];
  for (const [index, input] of round.inputs.entries()) {
    if (input.op === 'constant' && Boolean(input.value) !== holds) continue;
    const from = round.from[index];
    if (input !== flag || from === undefined) return undefined;
    const tests = controlFlowOf(flag.procedure).guardsInto(from, round.block).filter((guard): guard is Test => 'condition' in guard);
    ways.push(ofElements(tests, flag));
  }
  return ways;
}

/** Conditions on an element: asked in every round, they hold for all. */
function ofElements(tests: readonly Test[], { block }: Value): readonly Test[] {
  return tests.filter(({ condition }) => asksElement(condition, block)).map((test) => ({ ...test, isUniversal: true }));
}
