import type { NodeOf } from '../../syntax.ts';
import { moduleName } from '../../imports.ts';
import type { Value } from '../ir.ts';
import type { Builder } from './types.ts';
import { lowerExpression } from './expression.ts';
import { declaredBy } from './namespace.ts';

/** Where what a module exports is stored: one cell whose fields are the exported names. */
export const EXPORTS = 'module.exports';

/** Imports are values that are written to the names they declare. */
export function lowerImport(b: Builder, node: NodeOf<'ImportDeclaration'>): void {
  if (node.importKind === 'type') return;
  for (const specifier of node.specifiers) {
    if (specifier.type === 'ImportSpecifier' && specifier.importKind === 'type') continue;
    const name = specifier.type === 'ImportSpecifier' ? moduleName(specifier.imported) : specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
    b.write(b.variableAt(specifier.local), b.emit({ op: 'import', specifier: node.source.value, name }, specifier), specifier);
  }
}

type ExportNode = NodeOf<'ExportNamedDeclaration' | 'ExportDefaultDeclaration' | 'ExportAllDeclaration' | 'TSExportAssignment'>;

/** Exports are stores to the fields of the exports cell. */
export function lowerExport(b: Builder, node: ExportNode): void {
  if (node.type === 'TSExportAssignment') return void b.emit({ op: 'cell-store', cell: EXPORTS, input: lowerExpression(b, node.expression) }, node);
  if (node.type === 'ExportAllDeclaration') {
    const input = b.emit({ op: 'import', specifier: node.source.value, name: '*' }, node);
    return node.exported ? storeExport(b, moduleName(node.exported), input) : storeExport(b, '*', input);
  }
  if (node.type === 'ExportDefaultDeclaration') return lowerDefault(b, node);
  if (node.exportKind === 'type') return;
  if (node.declaration) {
    b.lower.statement(b, node.declaration, undefined);
    for (const identifier of declaredBy(node.declaration)) if (identifier.type === 'Identifier') storeExport(b, identifier.name, b.read(b.variableAt(identifier), identifier));
    return;
  }
  for (const specifier of node.specifiers) {
    const name = moduleName(specifier.exported);
    const local = specifier.local;
    const input = node.source
      ? b.emit({ op: 'import', specifier: node.source.value, name: moduleName(local) }, specifier)
      : local.type === 'Identifier'
        ? b.read(b.variableAt(local), local)
        : undefined;
    if (input !== undefined) storeExport(b, name, input);
  }
}

function lowerDefault(b: Builder, node: NodeOf<'ExportDefaultDeclaration'>): void {
  const { declaration } = node;
  if (declaration.type === 'FunctionDeclaration') {
    const { id } = declaration;
    return storeExport(b, 'default', id ? b.read(b.variableAt(id), id) : b.lower.function(b, declaration));
  }
  if (declaration.type === 'ClassDeclaration') {
    const value = b.lower.class(b, declaration);
    if (declaration.id) b.write(b.variableAt(declaration.id), value, declaration);
    return storeExport(b, 'default', value);
  }
  if (declaration.type === 'TSInterfaceDeclaration') return;
  storeExport(b, 'default', lowerExpression(b, declaration));
}

function storeExport(b: Builder, key: string, input: Value): void {
  const base = b.emit({ op: 'cell', cell: EXPORTS }, input.node);
  b.emit({ op: 'store', base, key, input }, input.node);
}
