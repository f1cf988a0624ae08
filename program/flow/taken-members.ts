import { takenByCalls } from './copying-function.ts';
import type { CellName, Value, ValueOf } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';
import type { Group } from './referent.ts';
import { cellStoresOf } from './stored-under.ts';
import { takenBy } from './taken-by.ts';
import type { Taken } from './taken-by.ts';

/** What the members of the objects and prototypes of a file are taken from. */
export interface TakenMembers {
  into(value: Value): readonly Taken[];
  /** What was taken into what a shared variable holds. */
  intoCell(cell: CellName): readonly Taken[];
  byInstances(group: Group): readonly Taken[];
  /** The classes and functions whose instances take members from elsewhere. */
  readonly groups: ReadonlySet<Group>;
}

const indexed = new WeakMap<ModuleFlow, TakenMembers>();

/** Indexes a version of a file once. */
export function takenMembersOf(flow: ModuleFlow): TakenMembers {
  const known = indexed.get(flow) ?? index(flow);
  indexed.set(flow, known);
  return known;
}

/** What an object takes from others, also by the names of the shared variables that hold it. */
export function takenInto(value: Value, flow: ModuleFlow): readonly Taken[] {
  const { into, intoCell } = takenMembersOf(flow);
  const shared = cellStoresOf(value).flatMap(({ cell }) => intoCell(cell));
  return shared.length === 0 ? into(value) : [...into(value), ...shared];
}

const NONE: readonly Taken[] = [];

function index(flow: ModuleFlow): TakenMembers {
  const byValue = new Map<Value, Taken[]>();
  const byCell = new Map<CellName, Taken[]>();
  const byGroup = new Map<Group, Taken[]>();
  for (const taken of [...flow.procedures.flatMap(({ values }) => values.flatMap(takenBy)), ...takenByCalls(flow)]) {
    if (taken.isPrototype) for (const group of groupsOf(taken.into, flow)) file(byGroup, group, taken);
    else if (taken.into.op === 'cell') file(byCell, taken.into.cell, taken);
    else file(byValue, taken.into, taken);
  }
  return {
    into: (value) => byValue.get(value) ?? NONE,
    intoCell: (cell) => byCell.get(cell) ?? NONE,
    byInstances: (group) => byGroup.get(group) ?? NONE,
    groups: new Set(byGroup.keys()),
  };
}

function file<K>(table: Map<K, Taken[]>, key: K, taken: Taken): void {
  const list = table.get(key);
  if (list === undefined) table.set(key, [taken]);
  else list.push(taken);
}

/** The classes and functions that a name stands for, as far as the file writes it down. */
function groupsOf(owner: Value, flow: ModuleFlow): readonly Group[] {
  const written = owner.op === 'cell' ? flow.cell(owner.cell).stores : owner.op === 'load' && typeof owner.key === 'string' ? storesBeside(owner, owner.key, flow) : [owner];
  return written.flatMap((each): readonly Group[] => {
    const value = each.op === 'cell-store' || each.op === 'store' ? each.input : each;
    return value.op === 'function' ? [value.callee] : value.op === 'class' ? [value.definition] : [];
  });
}

/** The writes to a member of what goes by the same name: `models.User = function () {}`. */
function storesBeside({ base }: ValueOf<'load'>, key: string, flow: ModuleFlow): readonly Value[] {
  return flow.storesTo(key).filter((store) => store.op === 'store' && (store.base === base || (store.base.op === 'cell' && base.op === 'cell' && store.base.cell === base.cell)));
}
