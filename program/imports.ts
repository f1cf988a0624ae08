import type { ParsedUnit } from './parsed-unit.ts';
import { bare, constantString, parentOf, propertyName } from './syntax.ts';
import type { Node } from './syntax.ts';

/** One place where a file names another module. */
export interface ImportRecord {
  readonly specifier: string;
  readonly kind: 'import' | 're-export' | 'dynamic' | 'require';
  /** True when it leaves no trace at run time. */
  readonly typeOnly: boolean;
  /** The members taken by name; empty for whole modules and side effects. */
  readonly members: readonly { readonly name: string; readonly node: Node }[];
  /** The node of the specifier. */
  readonly node: Node;
  readonly unit: ParsedUnit;
}

/** The modules a unit names: static and dynamic imports, re-exports, `require` with a constant. */
export function importsOf(unit: ParsedUnit): readonly ImportRecord[] {
  const records: ImportRecord[] = [];
  const add = (node: Node, rest: Pick<ImportRecord, 'kind' | 'typeOnly'> & Partial<Pick<ImportRecord, 'members'>>): void => {
    const specifier = constantString(node);
    if (specifier !== undefined) records.push({ specifier, members: [], node, unit, ...rest });
  };
  for (const node of unit.nodes('ImportDeclaration')) {
    const named = node.specifiers.filter((specifier) => specifier.type === 'ImportSpecifier');
    const typeOnly =
      node.importKind === 'type' ||
      (named.length > 0 && named.length === node.specifiers.length && named.every((each) => each.importKind === 'type'));
    const members = named.map((each) => ({ name: moduleName(each.imported), node: each }));
    add(node.source, { kind: 'import', typeOnly, members });
  }
  for (const node of unit.nodes('ExportNamedDeclaration')) {
    if (node.source === null) continue;
    const members = node.specifiers.map((each) => ({ name: moduleName(each.local), node: each }));
    add(node.source, { kind: 're-export', typeOnly: node.exportKind === 'type', members });
  }
  for (const node of unit.nodes('ExportAllDeclaration'))
    add(node.source, { kind: 're-export', typeOnly: node.exportKind === 'type' });
  for (const node of unit.nodes('ImportExpression')) add(node.source, { kind: 'dynamic', typeOnly: false });
  for (const node of unit.nodes('TSImportEqualsDeclaration'))
    if (node.moduleReference.type === 'TSExternalModuleReference')
      add(node.moduleReference.expression, { kind: 'require', typeOnly: node.importKind === 'type' });
  for (const node of unit.nodes('CallExpression')) {
    const argument = requiredModule(node, unit);
    if (argument !== undefined) add(argument, { kind: 'require', typeOnly: false });
  }
  return records;
}

/** The argument of a call of the global `require`, or of one that `createRequire` has made; undefined for every other call. */
export function requiredModule(node: Node, unit: ParsedUnit): Node | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const callee = bare(node.callee);
  if (callee.type !== 'Identifier' || callee.name !== 'require') return undefined;
  const binding = unit.scopes.referenceAt(callee)?.binding;
  return binding === undefined || isCreatedRequire(binding.definition) ? node.arguments[0] : undefined;
}

function isCreatedRequire(definition: Node): boolean {
  const made = definition.type === 'VariableDeclarator' && definition.init ? bare(definition.init) : undefined;
  const maker = made?.type === 'CallExpression' ? bare(made.callee) : undefined;
  return (maker?.type === 'MemberExpression' ? propertyName(maker) : maker?.type === 'Identifier' ? maker.name : undefined) === 'createRequire';
}

/** The text of a name in an import or export clause; `default` for defaults, also when it is quoted. */
export function moduleName(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  return constantString(node) ?? '';
}

/** One name a file gives to others. `*` stands for everything of `from`. */
export interface ExportRecord {
  readonly name: string;
  /** The name inside the file; undefined for re-exports and anonymous defaults. */
  readonly local?: string;
  /** The specifier it is passed on from. */
  readonly from?: string;
  readonly node: Node;
}

/** What a unit exports with ECMAScript syntax. */
export function exportsOf(unit: ParsedUnit): readonly ExportRecord[] {
  const records: ExportRecord[] = [];
  for (const node of unit.nodes('ExportNamedDeclaration')) {
    if (parentOf(node)?.type !== 'Program') continue;
    const from = node.source?.value;
    for (const each of node.specifiers) {
      const local = moduleName(each.local);
      records.push({ name: moduleName(each.exported), node: each, ...(from === undefined ? { local } : { from }) });
    }
    if (node.declaration)
      for (const [name, binding] of unit.scopes.top.bindings)
        if (inside(binding.identifier, node.declaration)) records.push({ name, local: name, node: binding.identifier });
  }
  for (const node of unit.nodes('ExportDefaultDeclaration')) {
    const { declaration } = node;
    const local = 'id' in declaration && declaration.id?.type === 'Identifier' ? declaration.id.name : undefined;
    records.push({ name: 'default', node, ...(local === undefined ? {} : { local }) });
  }
  for (const node of unit.nodes('ExportAllDeclaration'))
    records.push({ name: node.exported ? moduleName(node.exported) : '*', from: node.source.value, node });
  return records;
}

function inside(node: Node, outer: Node): boolean {
  return node.start >= outer.start && node.end <= outer.end;
}
