import { parentOf } from '../syntax.ts';
import type { Node } from '../syntax.ts';
import { typePathOf } from '../library-path.ts';
import type { Procedure } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';

/** Tells what a type annotation says in terms of a library: `(req: express.Request)`. Unions tell each of their parts. */
export function typeReferent(type: Node | undefined, flow: ModuleFlow, tell: (root: string, path: readonly string[]) => void): void {
  if (type === undefined) return;
  if (type.type === 'TSUnionType' || type.type === 'TSIntersectionType') {
    for (const part of type.types) typeReferent(part, flow, tell);
    return;
  }
  const path = typePathOf(type, flow.module);
  if (path !== undefined) return tell(path.package, path.path);
  if (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && flow.module.lookup(type.typeName.name) === undefined) tell('global', [type.typeName.name, 'Instance']);
}

/** The type that a parameter is declared with, also of a field (`private route: Route`), a pattern or one with a fallback. */
export function annotationOf(parameter: Node): Node | undefined {
  switch (parameter.type) {
    case 'Identifier':
    case 'ObjectPattern':
    case 'ArrayPattern':
      return parameter.typeAnnotation?.typeAnnotation;
    case 'AssignmentPattern':
      return annotationOf(parameter.left);
    case 'TSParameterProperty':
      return annotationOf(parameter.parameter);
    default:
      return undefined;
  }
}

/** The type of the variable or field that a function is the value of: `const show: RequestHandler = (request, response) => …`. */
export function contextualType({ node }: Procedure): Node | undefined {
  const parent = parentOf(node);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.typeAnnotation?.typeAnnotation;
  if (parent?.type === 'PropertyDefinition') return parent.typeAnnotation?.typeAnnotation;
  return parent?.type === 'TSSatisfiesExpression' || parent?.type === 'TSAsExpression' ? parent.typeAnnotation : undefined;
}
