import { bare, propertyName } from '../../program/index.ts';
import type { Module, Node } from '../../program/index.ts';

const MAKING: ReadonlySet<string> = new Set(['split', 'map', 'filter', 'slice', 'concat', 'flat', 'flatMap', 'sort', 'reverse', 'toSorted', 'toReversed', 'splice']);

/** True when an expression is an array for sure: by its form, by how its only value was made, or by its declared type. */
export function isKnownArray(expression: Node, module: Module): boolean {
  const node = bare(expression);
  if (node.type === 'ArrayExpression') return true;
  if (node.type === 'CallExpression') return isArrayMaking(node, module);
  if (node.type !== 'Identifier') return false;
  const reference = module.units.map((unit) => unit.scopes.referenceAt(node)).find((each) => each !== undefined);
  const binding = reference === undefined ? undefined : module.resolve(reference);
  if (binding === undefined) return false;
  if (isArrayTyped(binding.identifier)) return true;
  const { definition } = binding;
  return binding.kind === 'const' && definition.type === 'VariableDeclarator' && definition.id === binding.identifier && definition.init !== null && definition.init !== undefined && isArrayForm(definition.init, module);
}

function isArrayForm(expression: Node, module: Module): boolean {
  const node = bare(expression);
  return node.type === 'ArrayExpression' || (node.type === 'CallExpression' && isArrayMaking(node, module));
}

function isArrayMaking(call: Extract<Node, { type: 'CallExpression' }>, module: Module): boolean {
  const callee = bare(call.callee);
  if (callee.type !== 'MemberExpression') return false;
  const name = propertyName(callee) ?? '';
  const object = bare(callee.object);
  if (object.type === 'Identifier' && isGlobal(object, module) && /^(?:Object\.(?:keys|values|entries)|Array\.(?:from|of))$/.test(`${object.name}.${name}`)) return true;
  return MAKING.has(name) && (object.type === 'ArrayExpression' || (name === 'split' && object.type === 'Literal'));
}

function isGlobal(identifier: Node, module: Module): boolean {
  const reference = module.units.map((unit) => unit.scopes.referenceAt(identifier)).find((each) => each !== undefined);
  return reference !== undefined && module.resolve(reference) === undefined;
}

/** `items: Order[]`, `items: readonly Order[]`, `items: Array<Order>`. */
function isArrayTyped(identifier: Node): boolean {
  const annotation = 'typeAnnotation' in identifier && identifier.typeAnnotation?.type === 'TSTypeAnnotation' ? identifier.typeAnnotation.typeAnnotation : undefined;
  if (annotation === undefined) return false;
  if (annotation.type === 'TSArrayType') return true;
  if (annotation.type === 'TSTypeOperator') return annotation.operator === 'readonly' && annotation.typeAnnotation.type === 'TSArrayType';
  return annotation.type === 'TSTypeReference' && annotation.typeName.type === 'Identifier' && /^(?:Readonly)?Array$/.test(annotation.typeName.name);
}
