import { ancestorsOf, bare, bindingOf, parentOf, propertyName } from '../../program/index.ts';
import type { Binding, Module, Node, NodeOf } from '../../program/index.ts';

/** Who holds the value of a call: nobody, a variable, a field of the class, or something that cannot be followed. */
export type Owner =
  | { readonly type: 'dropped' }
  | { readonly type: 'variable'; readonly binding: Binding }
  | { readonly type: 'field'; readonly name: string; readonly isPrivate: boolean; readonly body: NodeOf<'ClassBody'> }
  | { readonly type: 'escapes' };

/** Finds the owner of a value by the place in which its expression stands. */
export function ownerOf(expression: Node, module: Module): Owner {
  const parent = parentOf(expression);
  switch (parent?.type) {
    case 'ExpressionStatement':
      return { type: 'dropped' };
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? variable(bindingOf(parent.id, module)) : { type: 'escapes' };
    case 'AssignmentExpression':
      return parent.right === expression && isStatement(parent) ? assigned(bare(parent.left), module) : { type: 'escapes' };
    case 'PropertyDefinition':
      return parent.value === expression ? field(parent, propertyName(parent)) : { type: 'escapes' };
    default:
      return { type: 'escapes' };
  }
}

function assigned(target: Node, module: Module): Owner {
  if (target.type === 'Identifier') return variable(bindingOf(target, module));
  if (target.type !== 'MemberExpression' || bare(target.object).type !== 'ThisExpression') return { type: 'escapes' };
  return field(target, propertyName(target));
}

function variable(binding: Binding | undefined): Owner {
  return binding === undefined || binding.kind === 'parameter' || binding.kind === 'import' ? { type: 'escapes' } : { type: 'variable', binding };
}

function field(node: Node, name: string | undefined): Owner {
  const body = [...ancestorsOf(node)].find((each) => each.type === 'ClassBody');
  if (name === undefined || body?.type !== 'ClassBody') return { type: 'escapes' };
  return { type: 'field', name, body, isPrivate: name.startsWith('#') || isDeclaredPrivate(name, body) };
}

function isDeclaredPrivate(name: string, body: NodeOf<'ClassBody'>): boolean {
  return body.body.some((member) => member.type === 'PropertyDefinition' && propertyName(member) === name && member.accessibility === 'private');
}

/** An assignment whose value nobody uses, so that the target is the only owner. */
function isStatement(node: Node): boolean {
  return parentOf(node)?.type === 'ExpressionStatement';
}
