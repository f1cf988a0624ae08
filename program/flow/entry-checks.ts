import { annotationOf } from './annotation.ts';
import { DOUBT, either, NOTHING } from './checked.ts';
import type { Checked, Hook, PathState } from './checked.ts';
import { closurePlaces } from './closure-places.ts';
import { numberOf } from './derivation.ts';
import type { CellName, Procedure, Value, ValueOf } from './ir.ts';
import { checkedInFront } from './middleware-checks.ts';
import type { ModuleFlow } from './module-flow.ts';
import type { Referents } from './referents.ts';
import { checkedOfAddress } from './route-parameters.ts';

type Load = ValueOf<'load'>;

/** More reads of one property, or calls of one function, than these are not compared. */
const MAX_READS = 8;
const MAX_CALLS = 8;

/** What asking in front of a function needs. */
interface Asking {
  readonly state: PathState;
  readonly referents: Referents;
  /** What is known of a value where a call or a function is made. */
  at(value: Value, place: Value, hook?: Hook): Checked;
}

/**
 * What was checked of a property in front of every place from which a function is entered that reads it from a captured variable or
 * a parameter: `if (!isGood(req.query.file)) return; send(req, res);` and `stat(asked.file, () => read(asked.file))`.
 */
export function checkedBefore(load: Load, asking: Asking): Checked {
  const root = rootOf(load);
  if (root.op === 'cell') return checkedAround(load, root, asking) ?? NOTHING;
  if (root.op !== 'parameter' || root.rest) return NOTHING;
  return [checkedOfAddress(load, root.procedure, asking), checkedInFront(load, root, asking)].reduce(either, checkedByCallers(load, root, asking));
}

/** The variable or parameter from which properties are read by name, one after another. */
function rootOf(load: Load): Value {
  let at: Value = load;
  for (let steps = 0; at.op === 'load' && typeof at.key === 'string' && steps < MAX_STEPS; steps++) at = at.base;
  return at;
}

const MAX_STEPS = 4;

/** The same properties, read from what stands for the same object. */
function isSameRead(read: Value, load: Load, isRoot: (value: Value) => boolean): boolean {
  if (read.op !== 'load' || read.key !== load.key) return false;
  return load.base.op === 'load' ? isSameRead(read.base, load.base, isRoot) : isRoot(read.base);
}

/** The variable that a function captures is written once, outside, and the property there at most. */
function checkedAround(load: Load, { cell, procedure }: ValueOf<'cell'>, { referents, at }: Asking): Checked | undefined {
  const flow = referents.flowOf(procedure.unit.path);
  const [made, ...others] = flow?.cell(cell).stores ?? [];
  if (flow === undefined || made?.op !== 'cell-store' || others.length > 0 || made.procedure === procedure) return undefined;
  const reads = readsIn(made.procedure, { load, flow, isRoot: (value) => isReadOf(value, cell, made.input) });
  return inFront(reads, closurePlaces(procedure, made.procedure, referents) ?? [], at);
}

/** The variable itself, or what was stored in it. */
function isReadOf(value: Value, cell: CellName, input: Value): boolean {
  return value === input || (value.op === 'cell' && value.cell === cell) || (value.op === 'phi' && value.inputs.every((each) => each === input || (each.op === 'cell' && each.cell === cell)));
}

/**
 * Where others may call a method, a check in front of all calls that are known makes a doubt. A parameter whose type says what it
 * brings has blocked before anybody called: no later call takes that back.
 */
function checkedByCallers(load: Load, { procedure, index, node }: ValueOf<'parameter'>, asking: Asking): Checked {
  const { referents } = asking;
  const entry = entryOf(procedure, referents);
  const calls = entry === 'handed on' ? [] : referents.callersOf(procedure).filter((call) => call.procedure !== procedure);
  if (calls.length === 0 || calls.length > MAX_CALLS || annotationOf(node) !== undefined) return NOTHING;
  const known = calls.map((call) => checkedAtCall(load, { call, index }, asking) ?? NOTHING);
  const all = known.reduce(onEachWay);
  return entry === 'called' || (all.clears === 0 && !all.isDoubtful) ? all : DOUBT;
}

/** What was checked of the property in front of a call that is given the object, or in front of the function around the call. */
function checkedAtCall(load: Load, { call, index }: { readonly call: ValueOf<'call'>; readonly index: number }, asking: Asking): Checked | undefined {
  const given = call.args[index];
  const flow = asking.referents.flowOf(call.unit.path);
  if (given === undefined || given.spread || flow === undefined) return undefined;
  const number = numberOf(given.value);
  const reads = readsIn(call.procedure, { load, flow, isRoot: (value) => value === given.value || numberOf(value) === number });
  return inFront(reads, [call], asking.at) ?? (given.value.op === 'cell' ? checkedAround(load, given.value, asking) : undefined);
}

/** Whether a function of the file is only ever called, is a member that others may call, or is handed to somebody. */
function entryOf({ made, member, name, unit }: Procedure, referents: Referents): 'called' | 'member' | 'handed on' {
  const flow = referents.flowOf(unit.path);
  if (flow === undefined) return 'handed on';
  const isMember = member !== undefined || made?.users.some(({ op }) => op === 'store' || op === 'object') === true;
  const names = isMember ? flow.loadsOf(name) : (made?.users ?? []).flatMap((user) => (user.op === 'cell-store' ? flow.cell(user.cell).loads : []));
  const others = isMember ? [] : (made?.users ?? []).filter((user) => user.op !== 'cell-store' && !(user.op === 'call' && user.callee === made));
  const isOnlyCalled = others.length === 0 && names.every((each) => each.users.every((user) => user.op === 'call' && user.callee === each));
  return !isOnlyCalled ? 'handed on' : isMember ? 'member' : 'called';
}

/** The reads of the same property in a procedure; where it is written there, those behind the write. None where others write it. */
function readsIn(holder: Procedure, { load, flow, isRoot }: { readonly load: Load; readonly flow: ModuleFlow; isRoot(value: Value): boolean }): readonly Value[] {
  const { key } = load;
  if (typeof key !== 'string') return [];
  const isBase = (value: Value): boolean => (load.base.op === 'load' ? isSameRead(value, load.base, isRoot) : isRoot(value));
  const stores = flow.storesTo(key).filter((store) => store.op === 'store' && (isBase(store.base) || numberOf(store.base) === numberOf(load.base)));
  if (stores.length > 1 || stores.some((store) => store.procedure !== holder)) return [];
  const written = stores[0]?.order ?? -1;
  return flow.loadsOf(key).filter((read) => read.procedure === holder && read.order > written && isSameRead(read, load, isRoot)).slice(0, MAX_READS);
}

/** What was checked of any of the reads in front of all of the places. */
function inFront(reads: readonly Value[], places: readonly Value[], at: Asking['at']): Checked | undefined {
  if (reads.length === 0 || places.length === 0) return undefined;
  const checked = places.map((place) => reads.map((read) => at(read, place)).reduce((one, other) => ({ clears: one.clears | other.clears, isDoubtful: one.isDoubtful || other.isDoubtful })));
  return checked.reduce(onEachWay);
}

/** What holds whichever way was taken; a doubt counts where no way is without one. */
function onEachWay(one: Checked, other: Checked): Checked {
  const isDoubtful = (one.isDoubtful || one.clears !== 0) && (other.isDoubtful || other.clears !== 0) && (one.isDoubtful || other.isDoubtful);
  return { clears: one.clears & other.clears, isDoubtful };
}
