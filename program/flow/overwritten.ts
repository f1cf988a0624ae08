import { numberOf } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import type { Block, Procedure, Value, ValueOf } from './ir.ts';
import { operandsOf } from './ir.ts';
import type { Referents } from './referents.ts';

type Store = ValueOf<'store'>;
type Load = ValueOf<'load'>;

/** Reads, writes and calls of a procedure, in order. */
interface Accesses {
  readonly stores: ReadonlyMap<string, readonly Store[]>;
  readonly loads: ReadonlyMap<string, readonly Load[]>;
  /** Writes under a name that is computed, or to what may be one of several objects. */
  readonly unclear: readonly Store[];
  readonly calls: readonly ValueOf<'call'>[];
  /** Where others run in between. */
  readonly pauses: readonly Value[];
}

/**
 * The writes that say what a read gives: `o.name = clean(o.name); use(o.name)`. One lies on every way to the read, others may come behind
 * it, and nobody else who has the object can write in between; none where that is not so. A strong update (Chase, Wegman, Zadeck, PLDI 1990).
 */
export function storesBefore(load: Load, referents: Referents): readonly Store[] {
  const place = placeOf(load);
  const accesses = accessesOf(load.procedure);
  const stores = place === undefined ? undefined : accesses.stores.get(place);
  if (place === undefined || stores === undefined || stores.length > MAX_WRITES || (accesses.loads.get(place)?.length ?? 0) > MAX_READS || isShared(load.base)) return NONE;
  const last = stores.findLast((store) => isOnEveryWay(store, load));
  if (last === undefined || mayBeWritten(last, load, { accesses, referents })) return NONE;
  return stores.filter((store) => store === last || mayCome(store, last, load));
}

const NONE: readonly Store[] = [];
/** More writes and reads of one name than these are not compared with each other. */
const MAX_WRITES = 16;
const MAX_READS = 64;

/** The reads that give what a write has stored, or what one behind it has. */
export function loadsBehind(store: Store, referents: Referents): readonly Load[] {
  const place = placeOf(store);
  const loads = place === undefined ? undefined : accessesOf(store.procedure).loads.get(place);
  return loads === undefined || loads.length > MAX_READS ? [] : loads.filter((load) => storesBefore(load, referents).includes(store));
}

/** True where another write to the same place follows on every way, before anybody else can read it. */
export function isReplaced(store: Store, referents: Referents): boolean {
  const place = placeOf(store);
  const accesses = accessesOf(store.procedure);
  const stores = place === undefined ? [] : (accesses.stores.get(place) ?? []);
  const next = stores.length > MAX_WRITES ? undefined : stores.find((other) => isOnEveryWay(store, other) && leadsOut(other));
  if (next === undefined || isShared(store.base) || mayBeWritten(store, next, { accesses, referents })) return false;
  return ![...accesses.pauses, ...accesses.calls.filter((call) => referents.calleesOf(call).length > 0)].some((each) => mayCome(each, store, next));
}

/** True for what every way to the end of its procedure passes. */
function leadsOut({ block, procedure }: Value): boolean {
  const flow = controlFlowOf(procedure);
  return procedure.exits.some(({ kind }) => kind === 'return') && procedure.exits.every((exit) => exit.kind !== 'return' || exit.block === block || flow.dominates(block, exit.block));
}

/** A captured variable that is written again at once: no closure sees what stood in it before. */
export function isReplacedAtOnce(store: ValueOf<'cell-store'>, loads: readonly Value[]): boolean {
  const { values } = store.procedure;
  for (let at = values.indexOf(store) + 1; at < values.length; at++) {
    const next = values[at];
    if (next === undefined || next.block !== store.block || next.op === 'call' || next.op === 'await' || next.op === 'yield') return false;
    if (next.op === 'cell-store' && next.cell === store.cell) return loads.every((load) => seenFrom(load, store.procedure) > next.order);
  }
  return false;
}

/** Where a procedure reads a variable, or makes the function that does; at once where nobody sees it. */
function seenFrom(load: Value, procedure: Procedure): number {
  if (load.procedure === procedure) return load.order;
  let at = load.procedure;
  while (at.parent !== undefined && at.parent !== procedure) at = at.parent;
  return at.parent === procedure ? (at.made?.order ?? -1) : -1;
}

/** A name, below an object that goes by the same number. */
function placeOf({ base, key }: Store | Load): string | undefined {
  return typeof key === 'string' ? `${numberOf(base)} .${key}` : undefined;
}

/** What other calls of the program have at the same time: variables of a file. */
function isShared(value: Value): boolean {
  let at = value;
  while (at.op === 'load') at = at.base;
  return at.op === 'cell';
}

function isOnEveryWay(store: Store, { block, order, procedure }: Value): boolean {
  return store.order < order && (store.block === block || controlFlowOf(procedure).dominates(store.block, block));
}

/** Whether a value may be computed behind a write and in front of a read; also the round before. */
function mayCome(value: Value, first: Value, last: Value): boolean {
  if (value.order > first.order && value.order < last.order) return true;
  return value.order > last.order && first.block !== last.block && reaches(value.block, last.block);
}

function reaches(from: Block, to: Block): boolean {
  const seen = new Set(from.succs);
  for (const block of seen) for (const each of block.succs) seen.add(each);
  return seen.has(to);
}

/** Whether somebody who is handed the object, or whose own method is called, comes in between. */
function mayBeWritten(first: Store, last: Store | Load, { accesses: { calls, unclear, pauses }, referents }: { readonly accesses: Accesses; readonly referents: Referents }): boolean {
  const numbers = new Set([numberOf(first.base)]);
  let root = first.base;
  for (; root.op === 'load'; root = root.base) numbers.add(numberOf(root.base));
  const holds = (value: Value): boolean => numbers.has(numberOf(value)) || ((value.op === 'object' || value.op === 'array') && operandsOf(value).some((each) => numbers.has(numberOf(each))));
  return (
    unclear.some((store) => mayCome(store, first, last)) ||
    (root.op === 'this' && pauses.some((pause) => mayCome(pause, first, last))) ||
    calls.some((call) => mayCome(call, first, last) && (call.args.some(({ value }) => holds(value) || value.op === 'function') || (call.receiver !== undefined && holds(call.receiver) && referents.calleesOf(call).length > 0)))
  );
}

const known = new WeakMap<Procedure, Accesses>();

function accessesOf(procedure: Procedure): Accesses {
  const found = known.get(procedure) ?? accessesIn(procedure);
  known.set(procedure, found);
  return found;
}

function accessesIn({ values }: Procedure): Accesses {
  const stores = new Map<string, Store[]>();
  const loads = new Map<string, Load[]>();
  const unclear: Store[] = [];
  const calls: ValueOf<'call'>[] = [];
  const pauses: Value[] = [];
  for (const value of values) {
    if (value.op === 'call') calls.push(value);
    else if (value.op === 'await' || value.op === 'yield') pauses.push(value);
    else if (value.op === 'store' && (typeof value.key !== 'string' || value.base.op === 'phi')) unclear.push(value);
    else if (value.op === 'store') file(stores, value);
    else if (value.op === 'load') file(loads, value);
  }
  return { stores, loads, unclear, calls, pauses };
}

function file<V extends Store | Load>(table: Map<string, V[]>, value: V): void {
  const place = placeOf(value);
  if (place === undefined) return;
  const list = table.get(place);
  if (list === undefined) table.set(place, [value]);
  else list.push(value);
}
