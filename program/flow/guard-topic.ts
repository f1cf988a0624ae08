import { leavesOf, numberOf, originsOf, sharedNumberOf } from './derivation.ts';
import type { Guard, Test } from './guard.ts';
import { basesOf } from './handed-over.ts';
import { operandsOf } from './ir.ts';
import type { Procedure, Value } from './ir.ts';
import { promiseBehind } from './promise-chain.ts';

/** How many operands of a condition are looked at; with more, it may be about anything. */
const MAX_OPERANDS = 60;

const topics = new WeakMap<Guard, ReadonlySet<string> | 'anything'>();

/** The names under which a value may be spoken of in a condition: its own, and those of what it was made of. */
export function namesOf(value: Value): readonly string[] {
  const shared = sharedNumberOf(value);
  const names = new Set([numberOf(value), ...(shared === undefined ? [] : [shared]), ...originsOf(value), ...leavesOf(value), ...basesOf(value).map(({ number }) => whole(number))]);
  return [...names];
}

/** Under this name a call is handed an object, whose properties it may look at. */
function whole(number: string): string {
  return `all of ${number}`;
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

/** What a variable holds that a function captures from the one in which it stands. */
function capturedBy(value: Value): readonly Value[] {
  if (value.op !== 'cell' || typeof value.cell === 'string') return [];
  return value.procedure.parent?.values.flatMap((each) => (each.op === 'cell-store' && each.cell === value.cell ? [each.input] : [])) ?? [];
}

/** What is in it rests on conditions in front of the writes: `errors.push(…)`, `result.ok = false`. */
function isFilledLater(value: Value): boolean {
  return (value.op === 'object' || value.op === 'array') && value.users.some((user) => (user.op === 'store' && user.base === value) || (user.op === 'call' && user.receiver === value));
}

/** True for a condition on what was found out elsewhere: `isGood(name).then((is) => { if (is) … })`, `const is = isGood(name); return () => { if (is) … };`. */
function isAnsweredElsewhere(condition: Value): boolean {
  let at = condition;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    if (at.op === 'parameter') return promiseBehind(at) !== undefined;
    if (at.op === 'cell') return typeof at.cell !== 'string';
    if (at.op === 'load') at = at.base;
    else if (at.op === 'binary') at = at.left;
    else if (at.op === 'unary' || at.op === 'await') at = at.input;
    else return false;
  }
  return false;
}

const MAX_STEPS = 6;

function topicOf(guard: Guard): ReadonlySet<string> | 'anything' {
  const tests: readonly Test[] = 'anyOf' in guard ? guard.anyOf.flat() : [guard];
  if (tests.some(({ condition }) => isAnsweredElsewhere(condition))) return 'anything';
  const names = new Set<string>();
  const seen = new Set<Value>();
  const stack = tests.map((test) => test.condition);
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (at.op === 'phi' || seen.size > MAX_OPERANDS || isFilledLater(at)) return 'anything';
    if (at.op === 'call') for (const argument of at.args) for (const handed of [argument.value, ...heldIn(argument.value)]) names.add(whole(numberOf(handed)));
    names.add(numberOf(at));
    for (const name of originsOf(at)) names.add(name);
    for (const name of leavesOf(at)) names.add(name);
    if (at.op === 'load' && at.key === 'origin') names.add(`${numberOf(at.base)}.data`);
    stack.push(...askedOf(at, names), ...(at.op === 'function' ? answerOf(at.callee) : []), ...capturedBy(at));
  }
  return names;
}

/** What an object that is written out hands over. */
function heldIn(value: Value): readonly Value[] {
  return value.op === 'object' ? value.entries.map((entry) => entry.value) : [];
}

/** The operands that a condition asks further. What is counted up is only compared: `i < 3` asks nobody how `i` came to be. */
function askedOf(value: Value, names: Set<string>): readonly Value[] {
  if (value.op !== 'binary' || !/^[<>]=?$/.test(value.operator)) return operandsOf(value);
  return operandsOf(value).filter((operand) => {
    if (operand.op === 'phi') for (const name of [numberOf(operand), ...originsOf(operand), ...leavesOf(operand)]) names.add(name);
    return operand.op !== 'phi';
  });
}
