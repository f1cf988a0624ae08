import { calledName } from './called-name.ts';
import { constantName } from './constant-key.ts';
import { NAMES } from './fact.ts';
import type { Fact } from './fact.ts';
import { isPending } from './handed-over.ts';
import type { Entry, Value, ValueOf } from './ir.ts';
import { variableOf } from './key-origin.ts';
import type { ModuleFlow } from './module-flow.ts';
import type { Referents } from './referents.ts';

type Call = ValueOf<'call'>;

/** More names than these are not told apart. */
const MAX_NAMES = 64;
/** Objects inside objects that are looked into. */
const MAX_DEPTH = 3;

/** `{ ...given, name: own, ...DEFAULTS }`: the names that are surely written behind what an entry copies in. */
export function namesBehind({ entries }: ValueOf<'object'>, index: number, referents: Referents): readonly string[] {
  return named(entries.slice(index + 1).flatMap((entry) => namesOf(entry, referents, 0)));
}

/** `Object.assign(target, given, { name: own })`: the names that are surely written behind what an argument brings. */
export function namesAssigned({ args }: Call, index: number, referents: Referents): readonly string[] {
  return named(args.slice(index + 1).flatMap(({ value, spread }) => (spread ? [] : heldBy(value, referents, 0))));
}

/** A function that gives its arguments their names from left to right (https://tc39.es/ecma262/#sec-object.assign). */
export function isAssigning(call: Call): boolean {
  return calledName(call.callee) === 'assign' && !call.construct;
}

/** Names of functions that write below what they are given. */
const WRITING = /assign|merge|extend|default|mixin|set|copy|override|update|patch/i;

/** True for a function that nobody sees and that may write below an object what it finds in another. */
export function mayWriteNames({ callee, args }: Call): boolean {
  return args.length > 1 && WRITING.test(calledName(callee));
}

/** True where something is copied behind an entry that is not here yet: it may write its own names. */
export function isOpenBehind({ entries }: ValueOf<'object'>, index: number, referents: Referents): boolean {
  return entries.some(({ kind, value }, at) => at > index && kind === 'spread' && isPending(value, referents));
}

/**
 * What is left of a fact about all of an object, or of a name in it, where some names are written behind it: nothing of those names.
 * Undefined where nothing is left.
 */
export function behindNames(fact: Fact, names: readonly string[]): Fact | undefined {
  if (names.length === 0) return fact;
  const [first] = fact.path;
  if (first !== undefined) return names.includes(first) ? undefined : fact;
  return { ...fact, except: named([...(fact.except ?? []), ...names]) };
}

/** What is known of all of an object whose names the program has written: of its values only. */
export function withOwnNames(fact: Fact): Fact | undefined {
  return behindNames(fact, [NAMES]);
}

/** True where a fact about all of an object says nothing of its names. */
export function hasOwnNames({ path, except }: Fact): boolean {
  return path.length === 0 && except?.includes(NAMES) === true;
}

/** A fact about something else than the object whose names were written out. */
export function ofOther(fact: Fact): Fact {
  if (fact.except === undefined) return fact;
  const { except: _, ...rest } = fact;
  return rest;
}

function named(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort().slice(0, MAX_NAMES);
}

function namesOf({ key, kind, value }: Entry, referents: Referents, depth: number): readonly string[] {
  if (kind === 'spread') return heldBy(value, referents, depth + 1);
  const name = kind === 'init' ? constantName(key, referents.of) : undefined;
  return name === undefined ? [] : [name];
}

/** The names that an object surely has: it is written out, also under a name for good or frozen, and its file takes none of them away. */
function heldBy(given: Value, referents: Referents, depth: number): readonly string[] {
  const value = variableOf(given, referents);
  if (depth > MAX_DEPTH) return [];
  if (value.op === 'call' && FREEZING.has(calledName(value.callee)) && value.args[0] !== undefined) return heldBy(value.args[0].value, referents, depth + 1);
  const object = value.op === 'import' ? onlyObject(value, referents) : value;
  if (object?.op !== 'object') return [];
  const flow = referents.flowOf(object.unit.path);
  const taken = flow === undefined ? EVERYTHING : deletedIn(flow);
  return object.entries.flatMap((entry) => namesOf(entry, referents, depth)).filter((name) => !taken.has(name) && !taken.has('*'));
}

const FREEZING: ReadonlySet<string> = new Set(['freeze', 'seal']);

function onlyObject(value: Value, referents: Referents): Value | undefined {
  const [only, ...others] = referents.of(value);
  return only?.kind === 'object' && others.length === 0 ? only.value : undefined;
}

const EVERYTHING: ReadonlySet<string> = new Set('*');
const deleted = new WeakMap<ModuleFlow, ReadonlySet<string>>();

/** The names that a file deletes of any object; `*` for a computed one. */
function deletedIn(flow: ModuleFlow): ReadonlySet<string> {
  const known = deleted.get(flow) ?? new Set(flow.procedures.flatMap(({ values }) => values.flatMap((value) => (value.op === 'delete' ? [typeof value.key === 'string' ? value.key : '*'] : []))));
  deleted.set(flow, known);
  return known;
}
