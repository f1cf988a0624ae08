import { filedUnder } from './constant-key.ts';
import type { Value, ValueOf } from './ir.ts';

type Store = ValueOf<'store'>;

const indexed = new WeakMap<Value, { readonly users: number; readonly byName: ReadonlyMap<string, readonly Store[]> }>();

/** The writes to a property of a value inside its procedure, found by name: a large object is not looked through for each question. */
export function storesUnder(value: Value, name: string): readonly Store[] {
  return storesOf(value).get(name) ?? NONE;
}

/** All of them. */
export function namedStoresUnder(value: Value): readonly Store[] {
  return [...storesOf(value).values()].flat();
}

/** True for a value to a property of which its procedure writes by name. */
export function hasStores(value: Value): boolean {
  return storesOf(value).size > 0;
}

/** With so few users, looking at them is cheaper than keeping what was seen. */
const FEW = 16;

function storesOf(value: Value): ReadonlyMap<string, readonly Store[]> {
  const { users } = value;
  if (users.length <= FEW) return index(value);
  let known = indexed.get(value);
  if (known === undefined || known.users !== users.length) indexed.set(value, (known = { users: users.length, byName: index(value) }));
  return known.byName;
}

const NONE: readonly Store[] = [];
const NO_STORES: ReadonlyMap<string, readonly Store[]> = new Map();

function index(value: Value): ReadonlyMap<string, readonly Store[]> {
  let byName: Map<string, Store[]> | undefined;
  for (const user of value.users) {
    const key = user.op === 'store' && user.base === value ? filedUnder(user.key) : undefined;
    if (user.op !== 'store' || key === undefined) continue;
    byName ??= new Map();
    const list = byName.get(key);
    if (list === undefined) byName.set(key, [user]);
    else list.push(user);
  }
  return byName ?? NO_STORES;
}

const cells = new WeakMap<Value, readonly ValueOf<'cell-store'>[]>();
const NO_CELLS: readonly ValueOf<'cell-store'>[] = [];

/** The shared variables that a value is written to. */
export function cellStoresOf(value: Value): readonly ValueOf<'cell-store'>[] {
  if (value.users.length <= FEW) return value.users.some((user) => user.op === 'cell-store') ? cellsAmong(value) : NO_CELLS;
  const known = cells.get(value) ?? cellsAmong(value);
  cells.set(value, known);
  return known;
}

function cellsAmong(value: Value): readonly ValueOf<'cell-store'>[] {
  return value.users.filter((user): user is ValueOf<'cell-store'> => user.op === 'cell-store' && user.input === value);
}
