import type { Checked, PathState } from './checked.ts';
import { closurePlaces } from './closure-places.ts';
import type { Guards } from './guards.ts';
import type { CellName, Procedure, Value, ValueOf } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';
import type { Referents } from './referents.ts';

/** More reads of one property than these are not compared. */
const MAX_READS = 8;

/**
 * `if (!isGood(asked.file)) return; stat(asked.file, () => read(asked.file));`: what was checked of a property of a captured object
 * in front of every place where the function is made or called, holds for its own read, unless the property is written again.
 */
export function checkedOutside(load: ValueOf<'load'>, state: PathState, { guards, referents }: { readonly guards: Guards; readonly referents: Referents }): Checked | undefined {
  const { base, key, procedure } = load;
  const flow = base.op === 'cell' && typeof key === 'string' ? referents.flowOf(load.unit.path) : undefined;
  if (flow === undefined || base.op !== 'cell' || typeof key !== 'string') return undefined;
  const [made, ...others] = flow.cell(base.cell).stores;
  if (made?.op !== 'cell-store' || others.length > 0 || made.procedure === procedure) return undefined;
  const isOfVariable = (value: Value): boolean => isReadOf(value, base.cell, made.input);
  const stores = flow.storesTo(key).filter((store) => store.op === 'store' && isOfVariable(store.base));
  if (stores.length > 1 || stores.some((store) => store.procedure !== made.procedure)) return undefined;
  const written = stores[0]?.order ?? -1;
  const reads = readsIn(made.procedure, { flow, key, isOfVariable }).filter(({ order }) => order > written);
  return inFront(reads, closurePlaces(procedure, made.procedure, referents) ?? [], (read, place) => guards.at(read, place.block, state));
}

/** The variable itself, or what was stored in it. */
function isReadOf(value: Value, cell: CellName, input: Value): boolean {
  return value === input || (value.op === 'cell' && value.cell === cell) || (value.op === 'phi' && value.inputs.every((each) => each === input || (each.op === 'cell' && each.cell === cell)));
}

function readsIn(holder: Procedure, { flow, key, isOfVariable }: { readonly flow: ModuleFlow; readonly key: string; isOfVariable(value: Value): boolean }): readonly Value[] {
  return flow.loadsOf(key).filter((read) => read.op === 'load' && read.procedure === holder && isOfVariable(read.base)).slice(0, MAX_READS);
}

/** What was checked of any of the reads in front of all of the places. */
function inFront(reads: readonly Value[], places: readonly Value[], at: (read: Value, place: Value) => Checked): Checked | undefined {
  if (reads.length === 0 || places.length === 0) return undefined;
  const checked = places.map((place) => reads.map((read) => at(read, place)).reduce((one, other) => ({ clears: one.clears | other.clears, isDoubtful: one.isDoubtful || other.isDoubtful })));
  return checked.reduce((one, other) => ({ clears: one.clears & other.clears, isDoubtful: one.isDoubtful && other.isDoubtful }));
}
