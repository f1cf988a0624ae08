import type { Block, Procedure, Value, ValueOf } from './ir.ts';
import type { Referents } from './referents.ts';

/** What an expression comes to; `UNKNOWN` where that rests on more than was given. */
type Outcome = string | number | boolean | null | undefined | typeof UNKNOWN;
const UNKNOWN = Symbol('unknown');

/** What people write to choose the text for a character has far fewer blocks and operations. */
const MAX_BLOCKS = 96;
const MAX_DEPTH = 12;

interface Trial {
  readonly given: string;
  readonly referents: Referents;
  /** The inputs of ways that meet which were taken. */
  readonly chosen: ReadonlyMap<Value, Value>;
  readonly depth: number;
}

/**
 * The texts that a function gives back for one text as its first argument, by going through it with that text; undefined among
 * them for what is not understood. Conditions that are not understood are taken to go both ways; loops are not followed.
 */
export function outcomesFor(procedure: Procedure, given: string, referents: Referents): readonly (string | undefined)[] {
  const found = new Set<string | undefined>();
  const [entry] = procedure.blocks;
  if (entry === undefined || procedure.isAsync || procedure.isGenerator) return [undefined];
  const queue: { readonly block: Block; readonly passed: ReadonlySet<Block>; readonly chosen: ReadonlyMap<Value, Value> }[] = [{ block: entry, passed: new Set([entry]), chosen: new Map() }];
  let left = MAX_BLOCKS;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (left-- <= 0) return [undefined];
    const { block, passed, chosen } = at;
    const trial: Trial = { given, referents, chosen, depth: 0 };
    const exit = procedure.exits.find((each) => each.block === block && each.kind === 'return');
    if (exit !== undefined) found.add(textOf(exit.value === undefined ? undefined : outcomeOf(exit.value, trial)));
    for (const next of nextOf(block, trial)) if (!passed.has(next)) queue.push({ block: next, passed: new Set([...passed, next]), chosen: chosenBy(procedure, { from: block, to: next, chosen }) });
    if (exit === undefined && block.succs.length === 0 && !procedure.exits.some((each) => each.block === block)) found.add('undefined');
  }
  return [...found];
}

function textOf(outcome: Outcome): string | undefined {
  return outcome === UNKNOWN ? undefined : String(outcome);
}

function nextOf({ condition, succs }: Block, trial: Trial): readonly Block[] {
  const holds = condition === undefined ? UNKNOWN : outcomeOf(condition, trial);
  const way = holds === UNKNOWN ? undefined : succs[holds ? 0 : 1];
  return way === undefined ? succs : [way];
}

function chosenBy({ values }: Procedure, { from, to, chosen }: { readonly from: Block; readonly to: Block; readonly chosen: ReadonlyMap<Value, Value> }): ReadonlyMap<Value, Value> {
  const next = new Map(chosen);
  for (const value of values) {
    const input = value.op === 'phi' && value.block === to ? value.inputs[value.from.indexOf(from)] : undefined;
    if (input !== undefined) next.set(value, input);
  }
  return next;
}

function outcomeOf(value: Value, trial: Trial): Outcome {
  if (trial.depth > MAX_DEPTH) return UNKNOWN;
  const deeper = { ...trial, depth: trial.depth + 1 };
  switch (value.op) {
    case 'constant':
      return typeof value.value === 'bigint' ? UNKNOWN : value.value;
    case 'parameter':
      return value.index === 0 && !value.rest ? trial.given : UNKNOWN;
    case 'phi': {
      const input = trial.chosen.get(value);
      return input === undefined ? UNKNOWN : outcomeOf(input, deeper);
    }
    case 'logical':
      return ofLogical(value, deeper);
    case 'unary':
      return ofUnary(value, deeper);
    case 'binary':
      return ofBinary(value, deeper);
    case 'template':
      return ofTemplate(value, deeper);
    case 'load':
      return ofLoad(value, deeper);
    case 'call':
      return ofCall(value, deeper);
    default:
      return constantOr(value, trial);
  }
}

function constantOr(value: Value, { referents }: Trial): Outcome {
  return referents.constantOf(value) ?? UNKNOWN;
}

function ofLogical({ operator, left, right }: ValueOf<'logical'>, trial: Trial): Outcome {
  const first = outcomeOf(left, trial);
  if (first === UNKNOWN) return UNKNOWN;
  const isDecided = operator === '&&' ? !first : operator === '||' ? Boolean(first) : first !== undefined && first !== null;
  return isDecided ? first : outcomeOf(right, trial);
}

function ofUnary({ operator, input }: ValueOf<'unary'>, trial: Trial): Outcome {
  const given = outcomeOf(input, trial);
  if (given === UNKNOWN) return UNKNOWN;
  return operator === '!' ? !given : operator === 'typeof' ? (given === null ? 'object' : typeof given) : UNKNOWN;
}

function ofBinary({ operator, left, right }: ValueOf<'binary'>, trial: Trial): Outcome {
  const [one, other] = [outcomeOf(left, trial), outcomeOf(right, trial)];
  if (one === UNKNOWN || other === UNKNOWN) return UNKNOWN;
  switch (operator) {
    case '===':
    case '==':
      return one === other;
    case '!==':
    case '!=':
      return one !== other;
    case '+':
      return typeof one === 'number' && typeof other === 'number' ? one + other : String(one) + String(other);
    default:
      return UNKNOWN;
  }
}

function ofTemplate({ texts, holes }: ValueOf<'template'>, trial: Trial): Outcome {
  let text = texts[0] ?? '';
  for (const [index, hole] of holes.entries()) {
    const inside = outcomeOf(hole, trial);
    if (inside === UNKNOWN) return UNKNOWN;
    text += String(inside) + (texts[index + 1] ?? '');
  }
  return text;
}

/** `MAP[c]` of a map that is written out and that nothing is stored in. */
function ofLoad(value: ValueOf<'load'>, trial: Trial): Outcome {
  const key = typeof value.key === 'string' ? value.key : outcomeOf(value.key, trial);
  const [only, ...others] = trial.referents.of(value.base);
  if (key === UNKNOWN || only?.kind !== 'object' || others.length > 0 || only.value.op !== 'object') return constantOr(value, trial);
  if (only.value.users.some((user) => user.op === 'store') || only.value.entries.some((entry) => typeof entry.key !== 'string' || entry.kind !== 'init')) return UNKNOWN;
  const entry = only.value.entries.findLast((each) => each.key === String(key));
  return entry === undefined ? undefined : outcomeOf(entry.value, trial);
}

/** `c.charCodeAt(0)`, `code.toString(16)`, and what leaves a text of one character as it is. */
function ofCall({ callee, receiver, args }: ValueOf<'call'>, trial: Trial): Outcome {
  const at = receiver === undefined ? UNKNOWN : outcomeOf(receiver, trial);
  const first = args[0] === undefined ? undefined : outcomeOf(args[0].value, trial);
  const name = callee.op === 'load' ? callee.key : undefined;
  if (callee.op === 'cell' && callee.cell === 'String' && first !== UNKNOWN) return String(first);
  if (at === UNKNOWN || at === undefined || at === null || first === UNKNOWN) return UNKNOWN;
  switch (name) {
    case 'charCodeAt':
    case 'codePointAt':
      return String(at).charCodeAt(0);
    case 'toString':
      return typeof at === 'number' && typeof first === 'number' && first >= 2 && first <= 36 ? at.toString(first) : String(at);
    case 'toUpperCase':
    case 'toLocaleUpperCase':
      return String(at).toUpperCase();
    case 'toLowerCase':
    case 'toLocaleLowerCase':
      return String(at).toLowerCase();
    case 'trim':
    case 'valueOf':
      return String(at);
    default:
      return UNKNOWN;
  }
}
