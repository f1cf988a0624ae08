import { calledName } from './called-name.ts';
import type { Block, Key, Procedure, Value, ValueOf } from './ir.ts';
import { mayGoOn } from './kept-pattern.ts';
import type { Referents } from './referents.ts';

/** What an expression comes to; `UNKNOWN` where that rests on more than was given. */
export type Outcome = string | number | boolean | null | undefined | typeof UNKNOWN;
const UNKNOWN: unique symbol = Symbol('unknown');

/** What is written behind a text that is not known: it can be written on, and nothing may be asked of it. */
export interface Written {
  readonly behind: string;
}

/** What people write to choose the text for a character has far fewer blocks and operations. */
const MAX_BLOCKS = 96;
const MAX_DEPTH = 12;

/** A stretch of a program that is gone through for one character. */
export interface Course {
  readonly procedure: Procedure;
  readonly entry: Block;
  /** The blocks that belong to it; all of the procedure where it is left out. */
  readonly inside?: ReadonlySet<Block>;
  /** What a value holds from the beginning; undefined for one that is computed. */
  given(value: Value): Outcome | Written;
  /** The value that the stretch comes to where it ends, in a block or on the way to the next. */
  endAt(block: Block, next: Block | undefined): { readonly value: Value | undefined } | undefined;
}

interface Trial {
  readonly course: Course;
  readonly referents: Referents;
  /** The inputs of ways that meet which were taken. */
  readonly chosen: ReadonlyMap<Value, Value>;
  readonly depth: number;
}

/** The texts that a function gives back for one text as its first argument; undefined among them for what is not understood. */
export function outcomesFor(procedure: Procedure, given: string, referents: Referents): readonly (string | undefined)[] {
  return outcomesWith(procedure, (index) => (index === 0 ? given : undefined), referents);
}

/** The same with what each parameter holds that is known. */
export function outcomesWith(procedure: Procedure, given: (index: number) => string | Written | undefined, referents: Referents): readonly (string | undefined)[] {
  const [entry] = procedure.blocks;
  if (entry === undefined || procedure.isAsync || procedure.isGenerator) return [undefined];
  return outcomesOf({
    procedure,
    entry,
    given: (value) => (value.op === 'parameter' && !value.rest ? given(value.index) : undefined),
    endAt(block, next) {
      const exit = next === undefined ? procedure.exits.find((each) => each.block === block) : undefined;
      if (exit !== undefined) return exit.kind === 'return' ? { value: exit.value } : undefined;
      return next === undefined && block.succs.length === 0 ? { value: undefined } : undefined;
    },
  }, referents);
}

/**
 * The texts that a stretch of a program comes to, by going through it. Conditions that are not understood are taken to go both
 * ways; loops inside are not followed.
 */
export function outcomesOf(course: Course, referents: Referents): readonly (string | undefined)[] {
  const found = new Set<string | undefined>();
  const queue: { readonly block: Block; readonly passed: ReadonlySet<Block>; readonly chosen: ReadonlyMap<Value, Value> }[] = [{ block: course.entry, passed: new Set([course.entry]), chosen: new Map() }];
  let left = MAX_BLOCKS;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (left-- <= 0) return [undefined];
    const { block, passed, chosen } = at;
    const trial: Trial = { course, referents, chosen, depth: 0 };
    const end = course.endAt(block, undefined);
    if (end !== undefined) found.add(endText(end, trial));
    for (const next of nextOf(block, trial)) {
      const leaving = course.endAt(block, next);
      if (leaving !== undefined) found.add(endText(leaving, trial));
      else if (passed.has(next)) found.add(undefined);
      else if (course.inside?.has(next) !== false) queue.push({ block: next, passed: new Set([...passed, next]), chosen: chosenBy(course.procedure, { from: block, to: next, chosen }) });
    }
  }
  return [...found];
}

function endText({ value }: { readonly value: Value | undefined }, trial: Trial): string | undefined {
  return textOf(value === undefined ? undefined : writtenBy(value, trial));
}

function textOf(outcome: Outcome | Written): string | undefined {
  return outcome === UNKNOWN ? undefined : isWritten(outcome) ? outcome.behind : String(outcome);
}

function isWritten(outcome: Outcome | Written): outcome is Written {
  return typeof outcome === 'object' && outcome !== null;
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

/** What a value is where it is asked: of what is written behind something else, nothing is known. */
function outcomeOf(value: Value, trial: Trial): Outcome {
  const outcome = writtenBy(value, trial);
  return isWritten(outcome) ? UNKNOWN : outcome;
}

function writtenBy(value: Value, trial: Trial): Outcome | Written {
  if (trial.depth > MAX_DEPTH) return UNKNOWN;
  const given = trial.course.given(value);
  if (given !== undefined) return given;
  const deeper = { ...trial, depth: trial.depth + 1 };
  switch (value.op) {
    case 'constant':
      return typeof value.value === 'bigint' ? UNKNOWN : value.value;
    case 'parameter':
      return UNKNOWN;
    case 'phi': {
      const input = trial.chosen.get(value);
      return input === undefined ? UNKNOWN : writtenBy(input, deeper);
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

function ofBinary({ operator, left, right }: ValueOf<'binary'>, trial: Trial): Outcome | Written {
  if (operator === '+') return ofSum(writtenBy(left, trial), writtenBy(right, trial));
  const one = outcomeOf(left, trial);
  if (operator === 'in') return isThere(entryOf(right, one, trial));
  const other = outcomeOf(right, trial);
  if (one === UNKNOWN || other === UNKNOWN) return UNKNOWN;
  switch (operator) {
    case '===':
    case '==':
      return one === other;
    case '!==':
    case '!=':
      return one !== other;
    case '<':
    case '<=':
    case '>':
    case '>=':
      return typeof one === typeof other && (typeof one === 'number' || typeof one === 'string') ? compare(one, operator, other as typeof one) : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

function compare<T extends number | string>(one: T, operator: string, other: T): boolean {
  if (one === other) return operator.endsWith('=');
  return operator.startsWith('<') === one < other;
}

function ofSum(one: Outcome | Written, other: Outcome | Written): Outcome | Written {
  if (typeof one === 'number' && typeof other === 'number') return one + other;
  const [before, after] = [textOf(one), textOf(other)];
  if (before === undefined || after === undefined) return UNKNOWN;
  return isWritten(one) || isWritten(other) ? { behind: before + after } : before + after;
}

function ofTemplate({ texts, holes }: ValueOf<'template'>, trial: Trial): Outcome | Written {
  return holes.reduce<Outcome | Written>((text, hole, index) => ofSum(ofSum(text, writtenBy(hole, trial)), texts[index + 1] ?? ''), texts[0] ?? '');
}

function ofLoad(value: ValueOf<'load'>, trial: Trial): Outcome {
  if (value.key === 'length') {
    const text = outcomeOf(value.base, trial);
    return typeof text === 'string' ? text.length : UNKNOWN;
  }
  const entry = entryOf(value.base, typeof value.key === 'string' ? value.key : outcomeOf(value.key, trial), trial);
  return entry === UNKNOWN ? (typeof value.key === 'string' ? constantOr(value, trial) : UNKNOWN) : entry === undefined ? undefined : outcomeOf(entry, trial);
}

/** What stands under a key of an object or map that is written out and that nothing is stored in. */
function entryOf(table: Value, key: Outcome, { referents }: Trial): Value | undefined | typeof UNKNOWN {
  const found = referents.of(table);
  const [only, ...others] = found.filter(({ kind }) => kind !== 'api');
  if (key === UNKNOWN || only?.kind !== 'object' || others.length > 0 || (found.length > 1 && only.value.op !== 'call' && !isWrittenOnce(table, referents))) return UNKNOWN;
  const entries = isChanged(only.value, referents) ? undefined : entriesOf(only.value);
  return entries === undefined ? UNKNOWN : entries.findLast(([name]) => name === String(key))?.[1];
}

/** A variable that holds one value for good, whatever its type is called besides. */
function isWrittenOnce(table: Value, { flowOf }: Referents): boolean {
  return table.op === 'cell' && flowOf(table.unit.path)?.cell(table.cell).stores.length === 1;
}

/** The names and values of `{ '<': '&lt;' }`, `new Map([['<', '&lt;']])`. */
function entriesOf(table: Value): readonly (readonly [string, Value])[] | undefined {
  if (table.op === 'object') return every(table.entries.map(({ key, value, kind }) => (typeof key === 'string' && kind === 'init' ? [key, value] : undefined)));
  const list = table.op === 'call' && table.construct && calledName(table.callee) === 'Map' ? table.args[0]?.value : undefined;
  if (list?.op !== 'array') return undefined;
  return every(list.elements.map(({ value }) => {
    const [key, held] = value.op === 'array' ? value.elements.map((each) => each.value) : [];
    return key?.op === 'constant' && held !== undefined ? [String(key.value), held] : undefined;
  }));
}

/** True where something is written to a table, also through the variable that holds it. */
function isChanged(table: Value, { flowOf }: Referents): boolean {
  const loads = table.users.flatMap((user) => (user.op === 'cell-store' ? (flowOf(user.unit.path)?.cell(user.cell).loads ?? []) : []));
  return [table, ...loads].some((held) => held.users.some((user) => writesTo(user, held) || (user.op === 'store' && held === table)));
}

function writesTo(user: Value, table: Value): boolean {
  if (user.op === 'call') return calledName(user.callee) === 'assign' && user.args[0]?.value === table;
  return ((user.op === 'store' || user.op === 'delete') && user.base === table) || (user.op === 'load' && (user.key === 'set' || user.key === 'delete' || user.key === 'clear'));
}

function every<T>(items: readonly (T | undefined)[]): readonly T[] | undefined {
  const known = items.filter((item) => item !== undefined);
  return known.length === items.length ? known : undefined;
}

function isThere(entry: Value | undefined | typeof UNKNOWN): Outcome {
  return entry === UNKNOWN ? UNKNOWN : entry !== undefined;
}

/** `c.charCodeAt(0)`, `code.toString(16)`, what asks a character or a table, and what leaves a text of one character as it is. */
function ofCall(call: ValueOf<'call'>, trial: Trial): Outcome {
  const { callee, receiver, args } = call;
  const first = args[0] === undefined ? undefined : outcomeOf(args[0].value, trial);
  const name = callee.op === 'load' ? callee.key : undefined;
  if (callee.op === 'cell' && callee.cell === 'String' && first !== UNKNOWN) return String(first);
  const callees = trial.referents.calleesOf(call);
  if (callees.length > 0) return ofFunctions(callees, first, trial);
  const asked = receiver === undefined ? UNKNOWN : ofTable(call, first, trial);
  if (asked !== UNKNOWN || receiver === undefined) return asked;
  if (name === 'test' && typeof first === 'string') return ofPattern(receiver, first, trial);
  const at = outcomeOf(receiver, trial);
  return at === UNKNOWN || at === undefined || at === null || first === UNKNOWN ? UNKNOWN : ofText(name, at, first);
}

/** Texts that may have been something else before they were one. */
const NO_TEXT = /^(?:true|false|null|undefined|NaN|-?[\d.]+)$/;

/** What functions of the program that call no others give back for a text, where that is one text. */
function ofFunctions(callees: readonly Procedure[], first: Outcome, { referents }: Trial): Outcome {
  const isLast = callees.every(({ values }) => values.every((value) => value.op !== 'call' || referents.calleesOf(value).length === 0));
  if (typeof first !== 'string' || !isLast) return UNKNOWN;
  const [only, ...others] = new Set(callees.flatMap((callee) => outcomesFor(callee, first, referents)));
  return only === undefined || others.length > 0 || NO_TEXT.test(only) ? UNKNOWN : only;
}

/** `MAP.get(c)`, `MAP.has(c)`, `Object.hasOwn(MAP, c)` */
function ofTable({ callee, receiver, args }: ValueOf<'call'>, first: Outcome, trial: Trial): Outcome {
  if (callee.op !== 'load' || receiver === undefined) return UNKNOWN;
  switch (callee.key) {
    case 'get': {
      const entry = entryOf(receiver, first, trial);
      return entry === UNKNOWN || entry === undefined ? entry : outcomeOf(entry, trial);
    }
    case 'has':
    case 'hasOwnProperty':
      return isThere(entryOf(receiver, first, trial));
    case 'hasOwn':
    case 'call':
      return args[0] === undefined || args[1] === undefined || (callee.key === 'call' && calledName(callee.base) !== 'hasOwnProperty') ? UNKNOWN : isThere(entryOf(args[0].value, outcomeOf(args[1].value, trial), trial));
    default:
      return UNKNOWN;
  }
}

function ofPattern(pattern: Value, text: string, { referents }: Trial): Outcome {
  const [only, ...others] = referents.of(pattern);
  if (only?.kind !== 'regexp' || others.length > 0 || text.length > 1 || mayGoOn(only, pattern)) return UNKNOWN;
  try {
    return new RegExp(only.source, only.flags.replace(/[gy]/g, '')).test(text);
  } catch {
    return UNKNOWN;
  }
}

function ofText(name: Key | undefined, at: string | number | boolean, first: Exclude<Outcome, typeof UNKNOWN>): Outcome {
  switch (name) {
    case 'charCodeAt':
    case 'codePointAt':
      return String(at).charCodeAt(0);
    case 'includes':
      return String(at).includes(String(first));
    case 'indexOf':
      return String(at).indexOf(String(first));
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
