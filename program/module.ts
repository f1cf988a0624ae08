import { exportsOf, importsOf } from './imports.ts';
import type { ExportRecord, ImportRecord } from './imports.ts';
import type { ParsedUnit } from './parsed-unit.ts';
import type { Binding, Reference } from './parsed-unit.ts';

/** One code file as it would be: its parsed units in order, and what they declare, import and export together. */
export interface Module {
  readonly path: string;
  readonly units: readonly ParsedUnit[];
  /** False while more chunks may follow. */
  readonly complete: boolean;
  /** Why the file, or a part of it, could not be analysed. */
  readonly obstacle?: string;
  readonly imports: readonly ImportRecord[];
  readonly exports: readonly ExportRecord[];
  /** True when the file hands out names in a way that cannot be listed (`module.exports`, `export =`). */
  readonly opaqueExports: boolean;
  /** The binding of a name at the top level of the file, in whichever unit. */
  lookup(name: string): Binding | undefined;
  /** The binding behind a use: in its unit, else at the top level of the file. Undefined means global. */
  resolve(reference: Reference): Binding | undefined;
  /** All uses of a binding, also those in later units. */
  referencesOf(binding: Binding): readonly Reference[];
}

/** Puts parsed units together. The work is linear in the units; each unit's own analysis is kept by the unit. */
export function assembleModule(
  path: string,
  units: readonly ParsedUnit[],
  state: { readonly complete: boolean; readonly obstacle?: string | undefined },
): Module {
  let top: Map<string, Binding> | undefined;
  let imports: readonly ImportRecord[] | undefined;
  let exports: readonly ExportRecord[] | undefined;
  const lookup = (name: string): Binding | undefined => (top ??= topLevel(units)).get(name);
  return {
    path,
    units,
    complete: state.complete,
    ...(state.obstacle === undefined ? {} : { obstacle: state.obstacle }),
    get imports() {
      return (imports ??= units.flatMap((unit) => importsIn(unit)));
    },
    get exports() {
      return (exports ??= units.flatMap((unit) => exportsIn(unit)));
    },
    get opaqueExports() {
      return units.some((unit) => unit.nodes('TSExportAssignment').length > 0 || assignsExports(unit));
    },
    lookup,
    resolve: (reference) => reference.binding ?? lookup(reference.name),
    referencesOf: (binding) => [...binding.references, ...foreignUses(binding, units)],
  };
}

const importsByUnit = new WeakMap<ParsedUnit, readonly ImportRecord[]>();
const exportsByUnit = new WeakMap<ParsedUnit, readonly ExportRecord[]>();

/** The imports of one unit, computed once. */
export function importsIn(unit: ParsedUnit): readonly ImportRecord[] {
  const known = importsByUnit.get(unit) ?? importsOf(unit);
  importsByUnit.set(unit, known);
  return known;
}

function exportsIn(unit: ParsedUnit): readonly ExportRecord[] {
  const known = exportsByUnit.get(unit) ?? exportsOf(unit);
  exportsByUnit.set(unit, known);
  return known;
}

function topLevel(units: readonly ParsedUnit[]): Map<string, Binding> {
  const names = new Map<string, Binding>();
  for (const unit of units)
    for (const [name, binding] of unit.scopes.top.bindings)
      if (!names.has(name) || names.get(name)?.kind === 'type') names.set(name, binding);
  return names;
}

function foreignUses(binding: Binding, units: readonly ParsedUnit[]): Reference[] {
  if (binding.scope !== binding.unit.scopes.top) return [];
  return units
    .filter((unit) => unit !== binding.unit)
    .flatMap((unit) => unit.scopes.unresolved.filter((reference) => reference.name === binding.name));
}

function assignsExports(unit: ParsedUnit): boolean {
  return unit.scopes.unresolved.some((each) => each.name === 'module' || each.name === 'exports');
}
