import { accessesOf } from './accesses.ts';
import { assertedIn, heldBehind } from './asserted.ts';
import { FIRST } from './assertions.ts';
import { answered, either, NOTHING } from './checked.ts';
import type { Checked, Deep, Judge, PathState, Question } from './checked.ts';
import { listOf, numberOf } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import { functionsIn } from './functions-in.ts';
import type { Guard, Test } from './guard.ts';
import { mayBeAbout, namesOf } from './guard-topic.ts';
import { readOf } from './handed-over.ts';
import { operandsOf } from './ir.ts';
import type { Value, ValueOf } from './ir.ts';
import { isInside } from './inside.ts';
import { variableOf } from './key-origin.ts';
import { ALL_KINDS } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import { namedBy } from './listed-names.ts';
import { checkedOfNames } from './names-left.ts';
import { checkedWhenPut } from './put-when-checked.ts';
import type { Referents } from './referents.ts';
import { asksBefore } from './rewritten.ts';

/** What is read below an element of a list, or a name of an object. */
interface Taken {
  readonly element: Value;
  readonly list: Value;
  /** Where the element is taken, or handed to a function. */
  readonly place: Value;
  readonly path: readonly string[];
}

/** So many properties below an element, and so many lists made one of the other. */
const MAX_STEPS = 4;
/** So many values back it is looked which element a condition asks about. */
const MAX_LOOKED = 24;

/** `for (const file of files) file.name`, `files.map((file) => file.name)`, `for (const key in o) key`: undefined for what is no element. */
export function takenFrom(value: Value, referents: Referents): Taken | undefined {
  const path: string[] = [];
  let at = value;
  for (; at.op === 'load' && typeof at.key === 'string' && path.length < MAX_STEPS; at = at.base) path.unshift(at.key);
  const element = at.op === 'cell' ? variableOf(at, referents) : at;
  if (element.op === 'iterate' || element.op === 'enumerate') return { element, list: element.input, place: element, path };
  if (element.op === 'load') return { element, list: element.base, place: element, path };
  if (element.op === 'call' && isMethod(element, FINDING) && element.receiver !== undefined) return { element, list: element.receiver, place: element, path };
  const [list] = element.op === 'parameter' ? listOf(element) : [];
  const [place, ...others] = element.procedure.made?.users ?? [];
  return list === undefined || place === undefined || others.length > 0 ? byIndex(value) : { element, list, place, path };
}

/** `files[0].name` */
function byIndex(value: Value): Taken | undefined {
  const path: string[] = [];
  for (let at = value; at.op === 'load' && typeof at.key === 'string' && path.length < MAX_STEPS; at = at.base) {
    if (/^\d+$/.test(at.key)) return { element: at, list: at.base, place: at, path };
    path.unshift(at.key);
  }
  return undefined;
}

/** The path below an element of a list that a value is read from. */
export function pathInElement(value: Value, list: Value, referents: Referents): readonly string[] | undefined {
  const taken = value.op === 'load' ? takenFrom(value, referents) : undefined;
  return taken !== undefined && taken.path.length > 0 && isSame(taken.list, list) ? taken.path : undefined;
}

const FINDING: ReadonlySet<string> = new Set(['find', 'findLast']);
const KEEPING: ReadonlySet<string> = new Set(['filter', 'slice', 'sort', 'reverse', 'toSorted', 'toReversed']);
const ADDING: ReadonlySet<string> = new Set(['push', 'unshift', 'splice', 'fill']);

function isMethod({ callee }: ValueOf<'call'>, names: ReadonlySet<string>): boolean {
  return callee.op === 'load' && typeof callee.key === 'string' && names.has(callee.key);
}

function isSame(one: Value, other: Value): boolean {
  return numberOf(one) === numberOf(other);
}

/**
 * What was checked of a property of every element before one was taken from the list: by what the list was filtered with, by a
 * loop that let none through, by `every` and `some`. Nothing where something is put into the list, or written to the property.
 */
export function checkedOfElements(value: Value, { judge, state, rewritten }: Pick<Question, 'judge' | 'state' | 'rewritten'>): Checked {
  const q: Deep = { judge, state, depth: 0, ...(rewritten === undefined ? {} : { rewritten }) };
  const object = value.op === 'enumerate' ? value.input : value.op === 'call' ? namedBy(value) : undefined;
  const names = object === undefined ? NOTHING : checkedOfNames(object, value, q);
  if (names.clears !== 0 || value.op === 'call') return { clears: names.clears, isDoubtful: false };
  if (value.op !== 'enumerate' && (value.op !== 'load' || typeof value.key !== 'string')) return NOTHING;
  const { referents } = judge;
  const taken = takenFrom(value, referents);
  if (taken === undefined) return NOTHING;
  const all = keptIn(taken, q) | checkedInFront(value, taken, q).clears;
  const clears = (all === 0 || isFilled(taken, referents) ? 0 : all) | putIn(taken, q);
  return clears === 0 || isWritten(taken, referents) ? NOTHING : { clears, isDoubtful: false };
}

/** What was checked of all that the program has put into the list, where it has filled it itself. */
function putIn({ list, place, path }: Taken, q: Deep): Kinds {
  if (path.length === 0) return 0;
  let at = variableOf(list, q.judge.referents);
  for (let steps = 0; at.op === 'call' && at.receiver !== undefined && isMethod(at, KEEPING) && steps < MAX_STEPS; steps++) at = variableOf(at.receiver, q.judge.referents);
  return checkedWhenPut(at, path, { place, q });
}

/** What the functions say with which the list was filtered, or the element found. */
function keptIn({ element, list, path }: Taken, { judge, state, rewritten }: Deep): Kinds {
  if (rewritten !== undefined && isSame(rewritten.place.base, list)) return 0;
  let clears = 0;
  let at = element.op === 'call' ? element : variableOf(list, judge.referents);
  for (let steps = 0; at.op === 'call' && at.receiver !== undefined && (isMethod(at, KEEPING) || isMethod(at, FINDING)) && steps < MAX_STEPS; steps++) {
    if (isMethod(at, FINDING) ? at === element : at.callee.op === 'load' && at.callee.key === 'filter') clears |= keptBy(at, path, { judge, state });
    at = variableOf(at.receiver, judge.referents);
  }
  return clears;
}

/** `list.filter(isGood)`, `list.find(isGood)`: what the function says of an element, or of what stands at a path below, holds for all that is kept. */
export function keptBy({ args }: ValueOf<'call'>, path: readonly string[], { judge, state }: { readonly judge: Pick<Judge, 'summary' | 'referents'>; readonly state?: PathState }): Kinds {
  const functions = args[0] === undefined ? [] : functionsIn(args[0].value, judge.referents);
  return functions.length === 0 ? 0 : functions.reduce((set, each) => set & judge.summary(each, { parameter: 0, path }, answered(true, state === undefined ? {} : { state })), ALL_KINDS);
}

/** What conditions say in front of the place where the element is taken: of every element, or of the one that a loop in front has asked about. */
function checkedInFront(value: Value, { list, place, path }: Taken, q: Deep): Checked {
  const names = namesOf(list);
  let all = path.length === 0 || q.rewritten !== undefined ? NOTHING : q.judge.asserted(readOf(list, [FIRST, ...path]), place.block, { ...q.state, user: place });
  for (const guard of heldAt(place, q.judge)) {
    if (!mayBeAbout(guard, names) || (q.rewritten !== undefined && asksBefore(guard, q.rewritten))) continue;
    const universal = ('anyOf' in guard ? guard.anyOf.flat() : [guard]).filter(({ isUniversal }) => isUniversal === true);
    const asked = universal.length === 0 ? [value] : elementsIn(universal, list, q.judge.referents).map((element) => readOf(element, path));
    all = asked.reduce((sum, each) => either(sum, q.judge.says(guard, each, q)), all);
  }
  return all;
}

/** The conditions in front of a place, and what libraries have asserted there. */
function heldAt(place: Value, judge: Judge): readonly Guard[] {
  return [...controlFlowOf(place.procedure).guardsOf(place.block), ...assertedIn(place.procedure, judge).flatMap((asserted) => heldBehind(asserted, place.block, place) ?? [])];
}

/** The elements of a list that conditions are made of. */
function elementsIn(tests: readonly Test[], list: Value, referents: Referents): readonly Value[] {
  const found: Value[] = [];
  const seen = new Set<Value>();
  const stack = tests.map(({ condition }) => condition);
  for (let at = stack.pop(); at !== undefined && seen.size < MAX_LOOKED; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const taken = at.op === 'constant' ? undefined : takenFrom(at, referents);
    if (taken?.path.length === 0 && isSame(taken.list, list) && isAny(taken)) found.push(at);
    else stack.push(...operandsOf(at));
  }
  return found;
}

/** True for what stands for each element: by its own round, a counter, or a name of the object itself. */
function isAny({ element, list }: Taken): boolean {
  if (element.op !== 'load') return true;
  return typeof element.key !== 'string' && (element.key.op === 'phi' || (element.key.op === 'enumerate' && isSame(element.key.input, list)));
}

/** True where somebody writes the property that was checked. */
function isWritten({ place, path }: Taken, { flowOf }: Referents): boolean {
  const flow = flowOf(place.unit.path);
  const [last] = path.slice(-1);
  return flow === undefined || (last !== undefined && flow.storesTo(last).some((store) => isInside(store.procedure, place.procedure)));
}

/** True where somebody puts more into the list. */
function isFilled({ list, place }: Taken, { flowOf }: Referents): boolean {
  const flow = flowOf(place.unit.path);
  if (flow === undefined) return true;
  const shared = list.op === 'cell' ? [list, ...flow.cell(list.cell).loads] : list.users.flatMap((user) => (user.op === 'cell-store' ? flow.cell(user.cell).loads : []));
  const { holders, unclear } = accessesOf(place.procedure);
  const users = [...shared.flatMap((load) => load.users), ...(holders.get(numberOf(list)) ?? [])];
  return users.some((user) => (user.op === 'store' && shared.includes(user.base)) || (user.op === 'call' && isMethod(user, ADDING) && user.receiver !== undefined && (shared.includes(user.receiver) || isSame(user.receiver, list)))) || unclear.some(({ base }) => isSame(base, list));
}
