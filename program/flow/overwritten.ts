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
}

/**
 * The write in front of a read that says what is read: `o.name = clean(o.name); use(o.name)`. It lies on every way to the read, and
 * nobody who has the object can write in between: a strong update (Chase, Wegman, Zadeck, PLDI 1990).
 */
export function storeBefore(load: Load, referents: Referents): Store | undefined {
  const place = placeOf(load);
  if (place === undefined) return undefined;
  const accesses = accessesOf(load.procedure);
  const stores = accesses.stores.get(place);
  if (stores === undefined || isShared(load.base)) return undefined;
  const last = stores.findLast((store) => isOnEveryWay(store, load));
  if (last === undefined || stores.some((other) => other !== last && mayCome(other, last, load))) return undefined;
  return mayBeWritten(last, load, { accesses, referents }) ? undefined : last;
}

/** The reads of what a write has stored, and nothing else. */
export function loadsBehind(store: Store, referents: Referents): readonly Load[] {
  const place = placeOf(store);
  const loads = place === undefined ? undefined : accessesOf(store.procedure).loads.get(place);
  return (loads ?? []).filter((load) => storeBefore(load, referents) === store);
}

/** True where another write to the same place follows on every way, before anybody else can read it. */
export function isReplaced(store: Store, referents: Referents): boolean {
  const place = placeOf(store);
  const accesses = accessesOf(store.procedure);
  const stores = place === undefined ? [] : (accesses.stores.get(place) ?? []);
  const next = stores.find((other) => other.block === store.block && other.order > store.order);
  return next !== undefined && !isShared(store.base) && !mayBeWritten(store, next, { accesses, referents });
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
function mayBeWritten(first: Store, last: Store | Load, { accesses: { calls, unclear }, referents }: { readonly accesses: Accesses; readonly referents: Referents }): boolean {
  const numbers = new Set<string>();
  for (let at = first.base; ; at = at.base) {
    numbers.add(numberOf(at));
    if (at.op !== 'load') break;
  }
  const holds = (value: Value): boolean => numbers.has(numberOf(value)) || ((value.op === 'object' || value.op === 'array') && operandsOf(value).some((each) => numbers.has(numberOf(each))));
  return (
    unclear.some((store) => mayCome(store, first, last)) ||
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
  for (const value of values) {
    if (value.op === 'call') calls.push(value);
    else if (value.op === 'store' && (typeof value.key !== 'string' || value.base.op === 'phi')) unclear.push(value);
    else if (value.op === 'store') file(stores, value);
    else if (value.op === 'load') file(loads, value);
  }
  return { stores, loads, unclear, calls };
}

function file<V extends Store | Load>(table: Map<string, V[]>, value: V): void {
  const place = placeOf(value);
  if (place === undefined) return;
  const list = table.get(place);
  if (list === undefined) table.set(place, [value]);
  else list.push(value);
}
