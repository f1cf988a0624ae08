import { bare, bindingOf, isFunction, parentOf, propertyName } from '../../program/index.ts';
import type { Module, Node } from '../../program/index.ts';

/** Why an expression gives another function object each time it is evaluated, or undefined when that is not certain. */
export function freshFunction(expression: Node, module: Module): string | undefined {
  const node = bare(expression);
  if (isFunction(node)) return 'a function written in place';
  if (node.type === 'CallExpression') return isBind(node) ? 'the result of `.bind(…)`' : undefined;
  return node.type === 'Identifier' ? freshVariable(node, module) : undefined;
}

/** True for `value.bind(…)`. */
export function isBind(node: Node): boolean {
  return node.type === 'CallExpression' && bare(node.callee).type === 'MemberExpression' && propertyName(bare(node.callee)) === 'bind';
}

/** A local constant that holds a fresh function and is used nowhere else: nobody can have been given it before. */
function freshVariable(identifier: Node, module: Module): string | undefined {
  const binding = bindingOf(identifier, module);
  if (binding?.kind !== 'const' || binding.scope === binding.unit.scopes.top) return undefined;
  const { definition } = binding;
  if (definition.type !== 'VariableDeclarator' || definition.init === null || definition.id.type !== 'Identifier') return undefined;
  const value = bare(definition.init);
  if (!isFunction(value) && !isBind(value)) return undefined;
  const others = module.referencesOf(binding).filter((reference) => reference.identifier !== identifier);
  return others.every((reference) => isRemovedToo(reference.identifier)) ? `\`${binding.name}\`, made here and never added` : undefined;
}

function isRemovedToo(identifier: Node): boolean {
  const call = parentOf(identifier);
  if (call?.type !== 'CallExpression' || call.callee === identifier) return false;
  const callee = bare(call.callee);
  return callee.type === 'MemberExpression' && /^(?:remove\w*Listener|off)$/.test(propertyName(callee) ?? '');
}
