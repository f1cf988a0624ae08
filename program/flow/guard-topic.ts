import { leavesOf, numberOf, originsOf } from './derivation.ts';
import type { Guard, Test } from './guard.ts';
import { operandsOf } from './ir.ts';
import type { Procedure, Value } from './ir.ts';

/** How many operands of a condition are looked at; with more, it may be about anything. */
const MAX_OPERANDS = 60;

const topics = new WeakMap<Guard, ReadonlySet<string> | 'anything'>();

/** The names under which a value may be spoken of in a condition: its own, and those of what it was made of. */
export function namesOf(value: Value): readonly string[] {
  const names = new Set([numberOf(value), ...originsOf(value), ...leavesOf(value)]);
  return [...names];
}

/** False for a condition that says nothing of a value, found without evaluating it: no name is shared. */
export function mayBeAbout(guard: Guard, names: readonly string[]): boolean {
  let topic = topics.get(guard);
  if (topic === undefined) topics.set(guard, (topic = topicOf(guard)));
  if (topic === 'anything') return true;
  for (const name of names) if (topic.has(name)) return true;
  return false;
}

/** What a function of one expression answers speaks of what it captures: `list.some((each) => each === name)`. */
function answerOf({ exits }: Procedure): readonly Value[] {
  const [only, ...others] = exits.flatMap(({ value }) => value ?? []);
  return only !== undefined && others.length === 0 ? [only] : [];
}

function topicOf(guard: Guard): ReadonlySet<string> | 'anything' {
  const tests: readonly Test[] = 'anyOf' in guard ? guard.anyOf.flat() : [guard];
  const names = new Set<string>();
  const seen = new Set<Value>();
  const stack = tests.map((test) => test.condition);
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (at.op === 'phi' || seen.size > MAX_OPERANDS) return 'anything';
    names.add(numberOf(at));
    for (const name of originsOf(at)) names.add(name);
    for (const name of leavesOf(at)) names.add(name);
    if (at.op === 'load' && at.key === 'origin') names.add(`${numberOf(at.base)}.data`);
    stack.push(...operandsOf(at), ...(at.op === 'function' ? answerOf(at.callee) : []));
  }
  return names;
}
