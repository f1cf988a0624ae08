import { enclosingFunction, parentOf } from '../../program/index.ts';
import type { Node } from '../../program/index.ts';

/** The name under which the function around a node is declared, kept or called as a method. */
export function enclosingName(node: Node): Node | undefined {
  const around = enclosingFunction(node);
  if (around === undefined || around.id) return around?.id ?? undefined;
  const owner = parentOf(around);
  if (owner?.type === 'VariableDeclarator') return owner.id;
  return owner?.type === 'MethodDefinition' || owner?.type === 'Property' || owner?.type === 'PropertyDefinition' ? owner.key : undefined;
}
