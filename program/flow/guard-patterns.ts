import { both, either } from './checked.ts';
import type { About, Call, Checked, Deep } from './checked.ts';
import { relate } from './derivation.ts';
import { isFilledFromOutside } from './filled-lists.ts';
import type { Value } from './ir.ts';
import { mayPassOver } from './kept-pattern.ts';
import { variableOf } from './key-origin.ts';
import { onlyAnswer } from './only-answer.ts';
import { testedBy } from './pattern-facts.ts';

/** Methods that hold where one pattern matches. */
const SEEKING: ReadonlySet<string> = new Set(['some', 'find', 'findLast']);

/**
 * `PATTERNS.some((each) => each.test(x))` of a list that is written out: `x` is as one of them says, and no matter which. Where none
 * matches, it is as all of them say; `every` is the same the other way round.
 */
export function testedWithEach(name: string, { receiver, args }: Call, { holds, value, q }: About & { readonly holds: boolean }): Checked | undefined {
  const isEvery = name === 'every';
  if (receiver === undefined || (!isEvery && !SEEKING.has(name))) return undefined;
  const { referents } = q.judge;
  const { answer, parameters } = onlyAnswer(args[0]?.value, referents) ?? {};
  if (answer?.op !== 'call' || answer.callee.op !== 'load' || answer.callee.key !== 'test' || answer.receiver === undefined || answer.receiver !== parameters?.[0]) return undefined;
  const tested = answer.args[0]?.value;
  if (tested === undefined || ![tested, variableOf(tested, referents)].some((at) => relate(at, value) === 'same')) return undefined;
  const patterns = isWrittenOut(receiver, q) ? referents.of(receiver, ['Element']) : [];
  if (patterns.length === 0) return undefined;
  const says = patterns.map((each): Checked => ({ clears: each.kind === 'regexp' && (holds || !mayPassOver(each, receiver, receiver.op !== 'array')) ? testedBy(each, holds, q.state.isRooted) : 0, isDoubtful: true }));
  return says.reduce(holds === isEvery ? either : both);
}

/** True for a list in which all that stands is known, and nothing from outside was put. */
function isWrittenOut(list: Value, { judge }: Deep): boolean {
  const { referents } = judge;
  const [only, ...others] = referents.of(list);
  const elements = only?.kind === 'object' && only.value.op === 'array' && others.length === 0 ? only.value.elements : [];
  return elements.length > 0 && elements.every(({ value, spread }) => !spread && referents.of(value).length > 0) && !isFilledFromOutside(list, judge);
}
