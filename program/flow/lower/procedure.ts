import { propertyName, parentOf } from '../../syntax.ts';
import type { FunctionNode, Node } from '../../syntax.ts';
import type { Procedure, Value } from '../ir.ts';
import { assignTo } from './assignment.ts';
import type { Builder, TopLevel } from './types.ts';
import { foldedIn, mannerOf } from './compiled.ts';
import { createBuilder } from './builder.ts';
import { lowerFolded } from './folded.ts';
import { lowerExpression } from './expression.ts';
import { storeParameterProperties } from './parameter-properties.ts';
import { fileCells } from './unit-lowering.ts';
import type { UnitLowering } from './types.ts';

/** A procedure that has nothing yet. */
export function emptyProcedure(about: Pick<Procedure, 'name' | 'node' | 'kind' | 'unit'> & Partial<Procedure>): Procedure {
  return { parameters: [], values: [], blocks: [], exits: [], parent: undefined, isAsync: false, isGenerator: false, ...about };
}

/** The value of a function expression or declaration. Each function is lowered once for its unit. */
export function lowerFunction(b: Builder, node: FunctionNode): Value {
  const callee = procedureOf(b, node);
  const value = b.emit({ op: 'function', callee }, node);
  callee.made = value;
  return value;
}

/** The procedure of a function, lowered when it is first asked for. */
export function procedureOf(b: Builder, node: FunctionNode): Procedure {
  const known = b.context.byNode.get(node);
  if (known !== undefined) return known;
  const procedure = emptyProcedure({
    name: nameOf(node),
    node,
    kind: node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function',
    unit: b.unit,
    parent: b.procedure.kind === 'module' ? undefined : b.procedure,
    ...mannerOf(node),
  });
  b.context.byNode.set(node, procedure);
  b.context.procedures.push(procedure);
  lowerBody(createBuilder(procedure, b.context), node);
  return procedure;
}

function lowerBody(b: Builder, node: FunctionNode): void {
  const inputs = node.params.map((parameter, index) => {
    const value = b.emit({ op: 'parameter', index, rest: parameter.type === 'RestElement' }, parameter);
    b.procedure.parameters.push(value);
    return value;
  });
  node.params.forEach((parameter, index) => {
    const input = inputs[index];
    if (input !== undefined) assignTo(b, parameter, input);
  });
  storeParameterProperties(b, node.params);
  if (node.type === 'FunctionExpression' && node.id) b.write(b.variableAt(node.id), b.emit({ op: 'function', callee: b.procedure }, node.id), node.id);
  const folded = foldedIn(node.body);
  if (node.body?.type === 'BlockStatement') b.lower.statements(b, node.body.body);
  else if (folded !== undefined) lowerFolded(b, folded);
  else if (node.body) b.exit('return', lowerExpression(b, node.body));
  finish(b);
}

/** Files what the procedure shares with others; the end of the body is a return of nothing. */
export function finish(b: Builder): void {
  b.procedure.exits.push({ kind: 'return', value: undefined, block: b.current });
  fileCells(b.context.cells, b.procedure.values);
}

/** The top level of a file that came in one or more units, in order. */
export function lowerTop(units: readonly UnitLowering[], first: UnitLowering, top: TopLevel): Procedure {
  const procedure = emptyProcedure({ name: '', node: first.unit.program, kind: 'module', unit: first.unit });
  const b = createBuilder(procedure, first, top);
  for (const context of units) {
    b.inUnit(context);
    b.lower.hoist(b, context.unit.program.body);
  }
  for (const context of units) {
    b.inUnit(context);
    for (const statement of context.unit.program.body) b.lower.statement(b, statement, undefined);
  }
  procedure.exits.push({ kind: 'return', value: undefined, block: b.current });
  return procedure;
}

/** The name a person would give to a function. */
function nameOf(node: FunctionNode): string {
  if (node.type !== 'ArrowFunctionExpression' && node.id) return node.id.name;
  const parent: Node | undefined = parentOf(node);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition') return propertyName(parent) ?? '';
  if (parent?.type === 'AssignmentExpression') return parent.left.type === 'Identifier' ? parent.left.name : parent.left.type === 'MemberExpression' ? (propertyName(parent.left) ?? '') : '';
  return '';
}
