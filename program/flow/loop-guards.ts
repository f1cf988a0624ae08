import type { Alternatives, Guard, Test } from './guard.ts';
import { operandsOf } from './ir.ts';
import type { Block, Value, ValueOf } from './ir.ts';
import { unchanged } from './unchanged.ts';

/** So many values back it is looked whether a condition asks about an element. */
const MAX_LOOKED = 24;
/** So many steps from an index back to the variable that is counted. */
const MAX_STEPS = 4;

/**
 * What holds behind a loop because every round had to pass it: `for (const key of keys) if (isBad(key)) return;`. Only
 * conditions on an element count, for others may never have been asked. `passed` are the conditions at the ends of rounds;
 * a loop that is also left by `break` has another way in, and nothing is known.
 */
export function loopGuards(head: Block, passed: readonly (readonly Test[])[]): readonly Test[] {
  const [first, ...others] = passed;
  if (first === undefined) return [];
  const isEverywhere = ({ condition, holds }: Test): boolean => others.every((each) => each.some((other) => other.condition === condition && other.holds === holds));
  return first.filter((test) => test.condition !== head.condition && isEverywhere(test) && asksElement(test.condition, head)).map((test) => ({ ...test, isUniversal: true }));
}

/** `for (const name of names) if (!isGood(name)) fail();`: the same where a way of the only kind of round may have no way back. */
export function endedRounds(head: Block, passed: readonly Guard[]): readonly Alternatives[] {
  return passed.flatMap((guard) => {
    if (!('anyOf' in guard) || guard.endings === undefined || !guard.anyOf.every((way) => way.every(({ condition }) => asksElement(condition, head)))) return [];
    return [{ ...guard, anyOf: guard.anyOf.map((way) => way.map((test) => ({ ...test, isUniversal: true as const }))) }];
  });
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

/**
 * True for a condition on an element of a list whose elements all have their round in the loop of a head, or on what stands in one:
 * an element of another list may never have been asked about.
 */
export function asksElement(condition: Value, head: Block): boolean {
  const stack: Value[] = [condition];
  const seen = new Set<Value>();
  for (let at = stack.pop(); at !== undefined && seen.size < MAX_LOOKED; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (headOf(at) !== head) stack.push(...operandsOf(at));
    else return at.op === 'iterate' || at.op === 'enumerate' || !passesOver(placeRead(at)?.index, head);
  }
  return false;
}

/** The head of the loop whose rounds take an element each. */
export function headOf(element: Value): Block | undefined {
  return element.op === 'iterate' || element.op === 'enumerate' ? element.block.preds[0] : counterOf(element)?.block;
}

/** `names[i]`, `names[i--]`: the variable that changes from round to round. */
function counterOf(element: Value): Value | undefined {
  let at: Value | undefined = placeRead(element)?.index;
  for (let steps = 0; at !== undefined && at.op !== 'phi' && steps < MAX_STEPS; steps++) at = at.op === 'binary' ? at.left : at.op === 'unary' ? at.input : undefined;
  return at === undefined ? undefined : unchanged(at);
}

const READING: ReadonlySet<unknown> = new Set(['charAt', 'at', 'charCodeAt', 'codePointAt']);

/** `list[i]`, `text.charAt(i)`, `text.charCodeAt(i)` */
export function placeRead(value: Value): { readonly text: Value; readonly index: Value; readonly isCode: boolean } | undefined {
  if (value.op === 'load') return typeof value.key === 'string' ? undefined : { text: value.base, index: value.key, isCode: false };
  const index = value.op === 'call' ? value.args[0]?.value : undefined;
  if (value.op !== 'call' || value.receiver === undefined || index === undefined || value.callee.op !== 'load' || !READING.has(value.callee.key)) return undefined;
  return { text: value.receiver, index, isCode: value.callee.key === 'charCodeAt' || value.callee.key === 'codePointAt' };
}

/** True for a counter that is known to leave elements out: `let i = 1`, `i += 2`, `i < 3`, `i < list.length - 1`, downwards to 1. */
function passesOver(index: Value | undefined, { condition }: Block): boolean {
  const counter = index === undefined ? undefined : unchanged(index);
  if (counter?.op !== 'phi') return false;
  const [step, ...others] = counter.inputs.filter((input) => input !== counter && changes(input, counter));
  const first = counter.inputs.find((input) => input !== step && input !== counter);
  if (step?.op !== 'binary' || first === undefined || others.length > 0) return false;
  if (numberIn(step.right) !== 1) return numberIn(step.right) !== undefined;
  if (condition?.op !== 'binary' || condition.left !== counter) return false;
  const end = numberIn(condition.right);
  if (isDownwards(step)) return (condition.operator === '>' && end !== undefined && end >= 0) || (condition.operator === '>=' && end !== undefined && end > 0);
  const begin = numberIn(first);
  const isShortened = condition.operator === '<' && condition.right.op === 'binary' && condition.right.operator === '-';
  return (begin !== undefined && begin > 0) || end !== undefined || isShortened;
}

function changes(input: Value, counter: Value): boolean {
  return input.op === 'binary' && (input.operator === '+' || input.operator === '-') && (input.left === counter || (input.left.op === 'unary' && input.left.input === counter));
}

/** `i++` is told from `i--` by how it is written: both give numbers. */
function isDownwards({ operator, node }: ValueOf<'binary'>): boolean {
  return operator === '-' && !(node.type === 'UpdateExpression' && node.operator === '++');
}

function numberIn(value: Value): number | undefined {
  return value.op === 'constant' && typeof value.value === 'number' ? value.value : undefined;
}
