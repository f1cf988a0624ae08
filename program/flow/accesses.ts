import { numberOf } from './derivation.ts';
import type { Block, Exit, Procedure, Value, ValueOf } from './ir.ts';
import { operandsOf } from './ir.ts';

type Store = ValueOf<'store'>;
type Load = ValueOf<'load'>;

/** Reads, writes and calls of a procedure, in order. */
export interface Accesses {
  /** What writes or deletes a name, by place. */
  readonly stores: ReadonlyMap<string, readonly Value[]>;
  readonly loads: ReadonlyMap<string, readonly Load[]>;
  /** What uses all of an object, by its number. */
  readonly holders: ReadonlyMap<string, readonly Value[]>;
  readonly exits: ReadonlyMap<string, readonly Exit[]>;
  /** Writes under a name that is computed, or to what may be one of several objects. */
  readonly unclear: readonly Store[];
  readonly calls: readonly ValueOf<'call'>[];
  /** Where others run in between. */
  readonly pauses: readonly Value[];
}

const known = new WeakMap<Procedure, Accesses>();

export function accessesOf(procedure: Procedure): Accesses {
  const found = known.get(procedure) ?? accessesIn(procedure);
  known.set(procedure, found);
  return found;
}

/** A name below an object, the same for all values that go by the number of the object. */
export function placeOf({ base, key }: Place): string {
  return `${numberOf(base)} .${key}`;
}

/** A name below an object. */
export interface Place {
  readonly base: Value;
  readonly key: string;
}

/** A point in a procedure: a value, or the end of a block. */
export type Point = Pick<Value, 'procedure' | 'block' | 'order'>;

/** The end of a block. */
export function atEnd(block: Block, procedure: Procedure): Point {
  return { procedure, block, order: Infinity };
}

/** So many objects inside each other are looked through for who has one. */
const MAX_CHAIN = 4;

/** The objects through which a name is reached, from the one it stands in to the outermost. */
export function chainOf({ base, key }: Place): readonly { readonly object: Value; readonly path: readonly string[] }[] {
  let path: readonly string[] = [key];
  const found = [{ object: base, path }];
  for (let at = base; at.op === 'load' && typeof at.key === 'string' && found.length < MAX_CHAIN; at = at.base) {
    path = [at.key, ...path];
    found.push({ object: at.base, path });
  }
  return found;
}

/** What looks at all of an object and is no other name of it. */
const HOLDING: ReadonlySet<Value['op']> = new Set(['call', 'iterate', 'object', 'array', 'rest', 'template', 'binary']);

function accessesIn({ values, exits }: Procedure): Accesses {
  const stores = new Map<string, Value[]>();
  const loads = new Map<string, Load[]>();
  const holders = new Map<string, Value[]>();
  const leaving = new Map<string, Exit[]>();
  const unclear: Store[] = [];
  const calls: ValueOf<'call'>[] = [];
  const pauses: Value[] = [];
  for (const value of values) {
    if (HOLDING.has(value.op)) for (const number of new Set(operandsOf(value).map(numberOf))) file(holders, number, value);
    if (value.op === 'call') calls.push(value);
    else if (value.op === 'await' || value.op === 'yield') pauses.push(value);
    else if (value.op === 'store' && (typeof value.key !== 'string' || value.base.op === 'phi')) unclear.push(value);
    else if ((value.op === 'store' || value.op === 'delete') && typeof value.key === 'string') file(stores, placeOf({ base: value.base, key: value.key }), value);
    else if (value.op === 'load' && typeof value.key === 'string') file(loads, placeOf({ base: value.base, key: value.key }), value);
  }
  for (const exit of exits) if (exit.value !== undefined) file(leaving, numberOf(exit.value), exit);
  return { stores, loads, holders, exits: leaving, unclear, calls, pauses };
}

function file<V>(table: Map<string, V[]>, name: string, value: V): void {
  const list = table.get(name);
  if (list === undefined) table.set(name, [value]);
  else list.push(value);
}
