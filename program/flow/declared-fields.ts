import { propertyName } from '../syntax.ts';
import type { Node } from '../syntax.ts';
import type { ClassDefinition } from './ir.ts';

const known = new WeakMap<ClassDefinition, ReadonlyMap<string, Node>>();

/** The type that a field of a class is declared with: `private db: Pool;`, whoever fills it in. */
export function declaredType(definition: ClassDefinition, name: string): Node | undefined {
  const types = known.get(definition) ?? collect(definition);
  known.set(definition, types);
  return types.get(name);
}

function collect({ node }: ClassDefinition): ReadonlyMap<string, Node> {
  const types = new Map<string, Node>();
  if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return types;
  for (const member of node.body.body) {
    if (member.type !== 'PropertyDefinition' || member.static || !member.typeAnnotation) continue;
    const name = propertyName(member);
    if (name !== undefined) types.set(name, member.typeAnnotation.typeAnnotation);
  }
  return types;
}
