import type { Module } from '../module.ts';
import type { ParsedUnit } from '../parsed-unit.ts';
import type { CellName, CellUses, ClassDefinition, Procedure, Value, ValueOf } from './ir.ts';
import { filedUnder } from './constant-key.ts';
import { EXPORTS, fileCells, lowerTop, prepareUnit } from './lower/index.ts';
import type { UnitLowering } from './lower/index.ts';
import { takenBy } from './taken-by.ts';

/** One file in three-address form. */
export interface ModuleFlow {
  readonly path: string;
  readonly module: Module;
  /** The top level first, then functions in source order of each unit. */
  readonly procedures: readonly Procedure[];
  readonly top: Procedure | undefined;
  readonly classes: readonly ClassDefinition[];
  /** The loads and stores of a variable that procedures share. */
  cell(name: CellName): CellUses;
  /** The writes to a property of what a shared variable holds. */
  storesBelow(name: CellName, property: string): readonly ValueOf<'store'>[];
  /** The writes to properties of what a shared variable holds that have a name. */
  namedStoresBelow(name: CellName): readonly ValueOf<'store'>[];
  /** True when any property of what a shared variable holds is written by name. */
  isWrittenBelow(name: CellName): boolean;
  /** True when the file declares the name at its top level. */
  declares(name: string): boolean;
  /** What stands at a property anywhere in the file, by the property's name. */
  storesTo(property: string): readonly Value[];
  loadsOf(property: string): readonly Value[];
  /** The values the file hands out: whole (`module.exports = x`), or under a name. */
  readonly exported: readonly Exported[];
}

/** One value that a file exports; the name is `*` for all of it. */
export interface Exported {
  readonly name: string;
  readonly value: Value;
}

const loweredUnits = new WeakMap<ParsedUnit, UnitLowering>();
const lowered = new WeakMap<Module, ModuleFlow>();

/** A module in three-address form, made once for each version of it. Functions are lowered once for each unit. */
export function moduleFlowOf(module: Module): ModuleFlow {
  const flow = lowered.get(module) ?? lower(module);
  lowered.set(module, flow);
  return flow;
}

function lower(module: Module): ModuleFlow {
  const units = module.units.map(loweringOf);
  const [first] = units;
  const written = new Set(units.flatMap((unit) => [...unit.writtenNames]));
  const declares = (name: string): boolean => module.lookup(name) !== undefined;
  const top = first === undefined ? undefined : lowerTop(units, first, { declares, isWrittenInside: (name) => written.has(name) });
  const procedures = [...(top === undefined ? [] : [top]), ...units.flatMap((unit) => unit.procedures), ...units.flatMap((unit) => [...unit.classes.values()].flatMap((each) => each.initialiser ?? []))];
  let index: PropertyIndex | undefined;
  const properties = (): PropertyIndex => (index ??= indexProperties(procedures));
  const cells = mergedCells(units, top);
  const exported = exportsIn(procedures);
  const below = new Map<CellName, ReadonlyMap<string, readonly ValueOf<'store'>[]>>();
  const storesOf = (name: CellName): ReadonlyMap<string, readonly ValueOf<'store'>[]> => {
    const known = below.get(name) ?? indexStores(cells.get(name)?.loads ?? []);
    below.set(name, known);
    return known;
  };
  return {
    path: module.path,
    module,
    procedures,
    top,
    classes: units.flatMap((unit) => [...unit.classes.values()]),
    cell: (name) => cells.get(name) ?? NO_USES,
    storesBelow: (name, property) => storesOf(name).get(property) ?? [],
    namedStoresBelow: (name) => [...storesOf(name).values()].flat(),
    isWrittenBelow: (name) => storesOf(name).size > 0,
    declares,
    storesTo: (property) => properties().stores.get(property) ?? [],
    loadsOf: (property) => properties().loads.get(property) ?? [],
    exported,
  };
}

/** The values of one unit among those of some procedures. */
export function valuesIn(part: ParsedUnit, procedures: readonly Procedure[]): readonly Value[] {
  return procedures.flatMap(({ values, unit, kind }) => (kind === 'module' ? values.filter((value) => value.unit === part) : unit === part ? values : []));
}

const NO_USES: CellUses = { loads: [], stores: [] };

function loweringOf(unit: ParsedUnit): UnitLowering {
  const known = loweredUnits.get(unit) ?? prepareUnit(unit);
  loweredUnits.set(unit, known);
  return known;
}

function mergedCells(units: readonly UnitLowering[], top: Procedure | undefined): Map<CellName, CellUses> {
  const merged = new Map<CellName, CellUses>();
  for (const unit of units)
    for (const [name, uses] of unit.cells) {
      const known = merged.get(name);
      merged.set(name, known === undefined ? { loads: [...uses.loads], stores: [...uses.stores] } : { loads: [...known.loads, ...uses.loads], stores: [...known.stores, ...uses.stores] });
    }
  if (top !== undefined) fileCells(merged, top.values);
  return merged;
}

/** The writes below the loads of a shared variable, by property. */
function indexStores(loads: readonly Value[]): ReadonlyMap<string, readonly ValueOf<'store'>[]> {
  const found = new Map<string, ValueOf<'store'>[]>();
  for (const load of loads)
    for (const user of load.users) {
      const key = user.op === 'store' && user.base === load ? filedUnder(user.key) : undefined;
      if (user.op !== 'store' || key === undefined) continue;
      const list = found.get(key);
      if (list === undefined) found.set(key, [user]);
      else list.push(user);
    }
  return found;
}

interface PropertyIndex {
  readonly stores: ReadonlyMap<string, readonly Value[]>;
  readonly loads: ReadonlyMap<string, readonly Value[]>;
}

function indexProperties(procedures: readonly Procedure[]): PropertyIndex {
  const stores = new Map<string, Value[]>();
  const loads = new Map<string, Value[]>();
  const file = (into: Map<string, Value[]>, key: string, value: Value): void => {
    const list = into.get(key);
    if (list === undefined) into.set(key, [value]);
    else list.push(value);
  };
  for (const { values } of procedures)
    for (const value of values) {
      const stored = value.op === 'store' ? filedUnder(value.key) : undefined;
      if (stored !== undefined) file(stores, stored, value);
      if (value.op === 'load' && typeof value.key === 'string') file(loads, value.key, value);
    }
  return { stores, loads };
}

/** ES exports, `module.exports = x`, `module.exports.f = x`, `exports.f = x`, `Object.assign(exports, x)`. */
function exportsIn(procedures: readonly Procedure[]): readonly Exported[] {
  const exported: Exported[] = [];
  for (const { values } of procedures)
    for (const value of values) {
      if (value.op === 'cell-store' && value.cell === EXPORTS) exported.push({ name: '*', value: value.input });
      for (const { into, isPrototype, from, isBehind } of takenBy(value)) if (!isPrototype && !isBehind && isExports(into)) exported.push({ name: '*', value: from });
      if (value.op !== 'store') continue;
      if (value.key === 'exports' && value.base.op === 'cell' && value.base.cell === 'module') exported.push({ name: '*', value: value.input });
      else if (isExports(value.base)) exported.push({ name: typeof value.key === 'string' ? value.key : '?', value: value.input });
    }
  return exported;
}

const HOSTED: ReadonlySet<string> = new Set(['module', 'exports', 'module.exports']);

/** True for the names that CommonJS gives to every file. */
export function isHosted(name: string): boolean {
  return HOSTED.has(name);
}

/** True for `exports`, `module.exports` and the exports of an ES module; also when they were assigned on the way. */
export function isExports(value: Value): boolean {
  if (value.op === 'cell') return value.cell === EXPORTS || value.cell === 'exports';
  return value.op === 'load' && value.key === 'exports' && value.base.op === 'cell' && value.base.cell === 'module';
}
