import type { Binding, ParsedUnit } from '../../parsed-unit.ts';
import { parentOf } from '../../syntax.ts';
import type { FunctionNode, Node } from '../../syntax.ts';
import type { CellName, CellUses, Value } from '../ir.ts';
import { homeOf } from './compiled.ts';
import type { Lowering, UnitLowering } from './types.ts';

interface Sharing {
  readonly captured: ReadonlySet<Binding>;
  readonly written: ReadonlySet<Binding>;
  readonly names: ReadonlySet<string>;
}

/** Prepares the lowering of a unit. */
export function createUnitLowering(unit: ParsedUnit, lowering: Lowering): UnitLowering {
  const { scopes } = unit;
  let sharing: Sharing | undefined;
  const shared = (): Sharing => (sharing ??= sharingOf(unit));
  return {
    unit,
    lowering,
    procedures: [],
    classes: new Map(),
    byNode: new Map(),
    cells: new Map(),
    variableAt(identifier) {
      const binding = scopes.bindingAt(identifier) ?? scopes.referenceAt(identifier)?.binding;
      if (binding === undefined || binding.scope === scopes.top) return nameOf(identifier);
      return scopeBinding(binding);
    },
    isCaptured: (binding) => shared().captured.has(binding),
    isWrittenElsewhere: (binding) => shared().written.has(binding),
    get writtenNames() {
      return shared().names;
    },
  };
}

/** `var` declared twice gives one binding: the one its scope keeps. */
function scopeBinding(binding: Binding): Binding {
  return binding.scope.bindings.get(binding.name) ?? binding;
}

function sharingOf(unit: ParsedUnit): Sharing {
  const captured = new Set<Binding>();
  const written = new Set<Binding>();
  const names = new Set<string>();
  for (const { name, binding, identifier, access } of unit.scopes.references) {
    const user = functionAround(identifier);
    const writes = access === 'write' || access === 'read-write';
    if (binding === undefined || binding.scope === unit.scopes.top) {
      if (writes && user !== undefined) names.add(name);
    } else if (user !== homeOf(binding.scope.node)) {
      captured.add(binding);
      if (writes) written.add(binding);
    }
  }
  return { captured, written, names };
}

function functionAround(node: Node): FunctionNode | undefined {
  return homeOf(parentOf(node));
}

function nameOf(identifier: Node): string {
  return identifier.type === 'Identifier' || identifier.type === 'JSXIdentifier' ? identifier.name : '';
}

/** Files the loads and stores of cells once a procedure is done. */
export function fileCells(cells: Map<CellName, CellUses>, values: readonly Value[]): void {
  for (const value of values) {
    if (value.op !== 'cell' && value.op !== 'cell-store') continue;
    let uses = cells.get(value.cell);
    if (uses === undefined) cells.set(value.cell, (uses = { loads: [], stores: [] }));
    (value.op === 'cell' ? uses.loads : uses.stores).push(value);
  }
}
