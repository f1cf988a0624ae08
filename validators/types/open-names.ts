import { importsIn, parentOf } from '../../program/index.ts';
import type { Module, ParsedUnit, TypeDiagnostic } from '../../program/index.ts';
import { leavesUnknown } from './diagnostic-kind.ts';
import type { Foundations } from './settled-modules.ts';

/**
 * The statements of a file about which nothing final can be said yet: what they use is still to be written, or rests on
 * something that is. The compiler takes the unknown for anything, and what follows from that may not stand.
 */
export function openStatements(module: Module, { diagnostics, foundations }: { readonly diagnostics: readonly TypeDiagnostic[]; readonly foundations: Foundations }): ReadonlySet<ParsedUnit> {
  const open = new Set<ParsedUnit>(module.units.filter((unit) => asksUnsettled(unit, foundations) || diagnostics.some((each) => leavesUnknown(each.code) && isIn(unit, each.start))));
  const names = new Set(module.units.flatMap((unit) => unsettledNames(unit, foundations)));
  for (const unit of open) for (const name of unit.scopes.top.bindings.keys()) names.add(name);
  for (let grown = true; grown; ) {
    grown = false;
    for (const unit of module.units) {
      if (open.has(unit) || !unit.scopes.unresolved.some(({ name }) => names.has(name))) continue;
      open.add(unit);
      for (const name of unit.scopes.top.bindings.keys()) names.add(name);
      grown = true;
    }
  }
  return open;
}

/** True when a place of the file lies in a statement. */
export function isIn({ origin, text }: ParsedUnit, offset: number): boolean {
  return offset >= origin.offset && offset < origin.offset + text.length;
}

/** What a statement imports from modules that rest on something unwritten. */
function unsettledNames(unit: ParsedUnit, foundations: Foundations): readonly string[] {
  return unit.nodes('ImportDeclaration').flatMap(({ source, specifiers }) => (foundations.ofImport(unit.path, source.value).settled ? [] : specifiers.map(({ local }) => local.name)));
}

/** True for a statement that asks a module in its midst: `import('./x')`, `export … from`, `typeof import('./x')`. */
function asksUnsettled(unit: ParsedUnit, foundations: Foundations): boolean {
  const specifiers = [
    ...importsIn(unit).flatMap(({ specifier, node }) => (parentOf(node)?.type === 'ImportDeclaration' ? [] : [specifier])),
    ...unit.nodes('TSImportType').map(({ source }) => source.value),
  ];
  return specifiers.some((specifier) => !foundations.ofImport(unit.path, specifier).settled);
}
