import { importsIn } from '../module.ts';
import type { ImportRecord } from '../imports.ts';
import type { ParsedUnit } from '../parsed-unit.ts';
import { bare, constantString, parentOf } from '../syntax.ts';
import type { Node } from '../syntax.ts';
import { PLAIN_REFERENCES, tripleSlashReferences } from './reference.ts';
import type { ModuleReference, ReferenceOptions } from './reference.ts';

const known = new WeakMap<ParsedUnit, { readonly options: ReferenceOptions; readonly references: readonly ModuleReference[] }>();

/** The modules a parsed unit names; computed once for a unit and one set of options. */
export function referencesInUnit(unit: ParsedUnit, options: ReferenceOptions = PLAIN_REFERENCES): readonly ModuleReference[] {
  const kept = known.get(unit);
  if (kept?.options === options) return kept.references;
  const references = [
    ...importsIn(unit).map((record) => referenceOf(record, unit)),
    ...madeRequires(unit),
    ...typeImports(unit),
    ...tripleSlashReferences(headOf(unit), unit.origin.offset),
    ...amdCalls(unit),
    ...otherCalls(unit, options),
  ];
  known.set(unit, { options, references });
  return references;
}

/** Directives count before the first statement only. */
function headOf({ text, program }: ParsedUnit): string {
  return text.slice(0, program.body[0]?.start ?? text.length);
}

function referenceOf(record: ImportRecord, unit: ParsedUnit): ModuleReference {
  const { specifier, kind, node, typeOnly } = record;
  const start = unit.origin.offset + node.start;
  if (kind === 'dynamic') return { specifier, system: 'es6', types: ['dynamic-import'], dynamic: true, typeOnly: false, start };
  if (kind === 'require') {
    const equals = parentOf(node)?.type === 'TSExternalModuleReference';
    return { specifier, system: 'cjs', types: [equals ? 'import-equals' : 'require'], dynamic: false, typeOnly, start };
  }
  const own = kind === 'import' ? 'import' : 'export';
  const isType = typeOnly || isTypeExport(node);
  return { specifier, system: 'es6', types: isType ? ['type-only', own] : [own], dynamic: false, typeOnly: isType, start };
}

/** `export { type A, type B } from` passes on nothing that exists at run time. */
function isTypeExport(source: Node): boolean {
  const declaration = parentOf(source);
  if (declaration?.type !== 'ExportNamedDeclaration') return false;
  return declaration.specifiers.length > 0 && declaration.specifiers.every((each) => each.exportKind === 'type');
}

/** `const require = createRequire(import.meta.url)` loads from the file as the global one does. */
function madeRequires(unit: ParsedUnit): readonly ModuleReference[] {
  if (!unit.text.includes('createRequire')) return [];
  return unit.nodes('CallExpression').flatMap(({ callee, arguments: [argument] }) => {
    const specifier = argument === undefined ? undefined : constantString(argument);
    const made = callee.type === 'Identifier' ? unit.scopes.referenceAt(callee)?.binding?.definition : undefined;
    if (argument === undefined || specifier === undefined || made?.type !== 'VariableDeclarator' || made.init?.type !== 'CallExpression') return [];
    const [from] = made.init.arguments;
    const own = /(?:^|\.)createRequire$/.test(calleeName(made.init.callee) ?? '') && from !== undefined && /^(?:import\.meta\.url|__filename)$/.test(unit.text.slice(from.start, from.end));
    return own ? [{ specifier, system: 'cjs' as const, types: ['require'], dynamic: false, typeOnly: false, start: unit.origin.offset + argument.start }] : [];
  });
}

/** `import('./x').T` in a type. */
function typeImports(unit: ParsedUnit): readonly ModuleReference[] {
  return unit.nodes('TSImportType').flatMap(({ source }) => {
    const specifier = constantString(source);
    const start = unit.origin.offset + source.start;
    return specifier === undefined ? [] : [{ specifier, system: 'es6' as const, types: ['type-import'], dynamic: false, typeOnly: true, start }];
  });
}

/** `define([...], …)` and `require([...], …)` as statements. */
function amdCalls(unit: ParsedUnit): readonly ModuleReference[] {
  return unit.nodes('ExpressionStatement').flatMap(({ expression }) => {
    if (expression.type !== 'CallExpression' || expression.callee.type !== 'Identifier' || !/^(?:define|require)$/.test(expression.callee.name)) return [];
    const lists = expression.arguments.flatMap((each) => (each.type === 'ArrayExpression' ? [each] : []));
    return lists.flatMap(({ elements }) => elements).flatMap((element): ModuleReference[] => {
      const specifier = element?.type === 'Literal' && typeof element.value === 'string' ? element.value : '';
      return element === null || specifier === '' ? [] : [{ specifier, system: 'amd', types: ['amd-define'], dynamic: false, typeOnly: false, start: unit.origin.offset + element.start }];
    });
  });
}

/** Calls that the user says load a module as `require` does, and `process.getBuiltinModule`. */
function otherCalls(unit: ParsedUnit, options: ReferenceOptions): readonly ModuleReference[] {
  if (options.exoticRequireStrings.length === 0 && !options.detectProcessBuiltinModuleCalls) return [];
  return unit.nodes('CallExpression').flatMap((call): ModuleReference[] => {
    const name = calleeName(call.callee);
    const argument = call.arguments[0];
    const specifier = argument === undefined ? undefined : constantString(argument);
    if (name === undefined || argument === undefined || specifier === undefined) return [];
    const start = unit.origin.offset + argument.start;
    if (options.exoticRequireStrings.includes(name)) return [{ specifier, system: 'cjs', types: ['exotic-require'], dynamic: false, typeOnly: false, exotic: name, start }];
    const builtIn = options.detectProcessBuiltinModuleCalls && /^(?:globalThis\.)?process\.getBuiltinModule$/.test(name);
    return builtIn ? [{ specifier, system: 'cjs', types: ['process-get-builtin-module'], dynamic: false, typeOnly: false, start }] : [];
  });
}

/** `a`, `a.b` or `a.b.c` as it is written; undefined for anything else. */
function calleeName(callee: Node): string | undefined {
  const node = bare(callee);
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return undefined;
  const object = calleeName(node.object);
  return object === undefined ? undefined : `${object}.${node.property.name}`;
}
