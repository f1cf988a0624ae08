import { parentOf } from '../syntax.ts';
import type { Node } from '../syntax.ts';
import { typePathOf } from '../library-path.ts';
import type { Procedure } from './ir.ts';
import { partsOfType } from './written-type.ts';
import type { Where, WrittenType } from './written-type.ts';

/** Tells what a type annotation says in terms of a library: `(req: express.Request)`, also behind names and interfaces of the program. */
export function typeReferent(type: Node | undefined, where: Where, tell: Tell): void {
  if (type !== undefined) for (const part of partsOfType(type, where)) tellPart(part, tell);
}

/** Tells what the parameter at a position is by the type of its function: `const show: RequestHandler = (request, response) => …`. */
export function contextualReferent(procedure: Procedure, index: number, { where, tell }: { readonly where: Where; readonly tell: Tell }): void {
  const type = contextualType(procedure);
  for (const part of type === undefined ? [] : partsOfType(type, where)) {
    const parameter = part.type.type === 'TSFunctionType' ? part.type.params[index] : undefined;
    if (parameter !== undefined) typeReferent(annotationOf(parameter), { ...where, flow: part.flow }, tell);
    else tellPart(part, (root, path) => tell(root, [...path, `Parameter[${index}]`]));
  }
}

type Tell = (root: string, path: readonly string[]) => void;

function tellPart({ type, flow: { module } }: WrittenType, tell: Tell): void {
  const path = typePathOf(type, module);
  const name = type.type === 'TSTypeReference' ? type.typeName : type.type === 'TSInterfaceHeritage' ? type.expression : undefined;
  if (path !== undefined) tell(path.package, path.path);
  else if (name?.type === 'Identifier' && module.lookup(name.name) === undefined) tell('global', [name.name, 'Instance']);
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

/** The type of the variable or field that a function is the value of. */
function contextualType({ node }: Procedure): Node | undefined {
  const parent = parentOf(node);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.typeAnnotation?.typeAnnotation;
  if (parent?.type === 'PropertyDefinition') return parent.typeAnnotation?.typeAnnotation;
  return parent?.type === 'TSSatisfiesExpression' || parent?.type === 'TSAsExpression' ? parent.typeAnnotation : undefined;
}
