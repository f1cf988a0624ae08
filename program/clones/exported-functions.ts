import type { Module } from '../module.ts';
import type { ParsedUnit } from '../parsed-unit.ts';
import { bare, isFunction, parentOf, propertyName } from '../syntax.ts';
import type { FunctionNode, Node } from '../syntax.ts';

/** A function that a file declares at its top level. */
export interface DeclaredFunction {
  readonly name: string;
  readonly fn: FunctionNode;
  readonly unit: ParsedUnit;
  /** The name under which other files can import it; undefined when they cannot. */
  readonly exported?: string;
}

/** The functions that stand at the top level of a part, and whether other files can have them. */
export function topLevelFunctions(part: ParsedUnit, module: Module): readonly DeclaredFunction[] {
  return part.program.body.flatMap((statement) => declaredBy(statement)).map(({ name, fn, direct }) => {
    const exported = direct ?? module.exports.find((record) => record.local === name && record.from === undefined)?.name ?? commonName(name, module);
    return { name, fn, unit: part, ...(exported === undefined ? {} : { exported }) };
  });
}

/** The methods of the classes that stand at the top level of a part: nobody can import one, but one may repeat what others can. */
export function methodsIn(part: ParsedUnit): readonly DeclaredFunction[] {
  return part.nodes('MethodDefinition').flatMap((method): DeclaredFunction[] => {
    const holder = parentOf(parentOf(method) ?? method);
    const name = method.computed || method.key.type !== 'Identifier' ? undefined : method.key.name;
    if (name === undefined || method.kind !== 'method' || holder?.type !== 'ClassDeclaration' || !isFunction(method.value)) return [];
    return [{ name: `${holder.id?.name ?? 'default'}.${name}`, fn: method.value, unit: part }];
  });
}

interface Declared {
  readonly name: string;
  readonly fn: FunctionNode;
  readonly direct?: string;
}

function declaredBy(statement: Node): readonly Declared[] {
  if (statement.type === 'ExportNamedDeclaration') return statement.declaration === null ? [] : declaredBy(statement.declaration).map((each) => ({ ...each, direct: each.name }));
  if (statement.type === 'ExportDefaultDeclaration') return isFunction(statement.declaration) ? [{ name: statement.declaration.id?.name ?? 'default', fn: statement.declaration, direct: 'default' }] : [];
  if (statement.type === 'FunctionDeclaration') return statement.id === null ? [] : [{ name: statement.id.name, fn: statement }];
  if (statement.type !== 'VariableDeclaration') return statement.type === 'ExpressionStatement' ? assigned(statement.expression) : [];
  return statement.declarations.flatMap(({ id, init }) => {
    const value = init === null ? undefined : bare(init);
    return id.type === 'Identifier' && isFunction(value) ? [{ name: id.name, fn: value }] : [];
  });
}

/** `exports.name = function …`, `module.exports.name = …`. */
function assigned(expression: Node): readonly Declared[] {
  if (expression.type !== 'AssignmentExpression' || expression.left.type !== 'MemberExpression') return [];
  const name = propertyName(expression.left);
  const value = bare(expression.right);
  return name !== undefined && isExports(expression.left.object) && isFunction(value) ? [{ name, fn: value, direct: name }] : [];
}

/** `module.exports = { name }`, `exports.name = name`. */
function commonName(name: string, module: Module): string | undefined {
  for (const unit of module.units)
    for (const { left, right } of unit.nodes('AssignmentExpression')) {
      if (left.type !== 'MemberExpression') continue;
      const value = bare(right);
      if (isExports(left.object) && value.type === 'Identifier' && value.name === name) return propertyName(left);
      if (!isExports(left) || value.type !== 'ObjectExpression') continue;
      const found = value.properties.find((property) => property.type === 'Property' && property.value.type === 'Identifier' && property.value.name === name);
      if (found?.type === 'Property') return propertyName(found);
    }
  return undefined;
}

function isExports(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  return node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' && propertyName(node) === 'exports';
}

/** A function's head as it is written: its name, parameters and result, without its body. */
export function signatureOf({ name, fn, unit }: DeclaredFunction): string {
  const first = fn.params[0];
  const start = fn.typeParameters?.start ?? (first === undefined ? undefined : unit.text.lastIndexOf('(', first.start));
  const end = fn.returnType?.end ?? (fn.body === null ? fn.end : unit.text.lastIndexOf(')', fn.body.start) + 1);
  const head = start === undefined || start < fn.start ? `(${fn.params.map((each) => unit.text.slice(each.start, each.end)).join(', ')})` : unit.text.slice(start, end);
  return `${fn.async ? 'async ' : ''}${name}${head}`.replaceAll(/\s+/g, ' ').slice(0, 200);
}
