import { ancestorsOf, bare, propertyName, typePathOf } from '../../../program/index.ts';
import type { LibraryPath, Module, Node, NodeOf } from '../../../program/index.ts';

/** What a field of the class around a node is: by its annotation, its value, a parameter property or its one assignment. */
export function fieldPath(
  use: Node,
  name: string,
  { module, valueOf }: { readonly module: Module; readonly valueOf: (node: Node) => LibraryPath | undefined },
): LibraryPath | undefined {
  const body = [...ancestorsOf(use)].find((each) => each.type === 'ClassBody');
  if (body?.type !== 'ClassBody') return undefined;
  const assigned = assignmentsTo(name, body, module);
  const declared = body.body.find((member) => member.type === 'PropertyDefinition' && propertyName(member) === name);
  const fromType = declared?.type === 'PropertyDefinition' && declared.typeAnnotation ? typePathOf(declared.typeAnnotation.typeAnnotation, module) : undefined;
  if (fromType !== undefined) return fromType;
  if (declared?.type === 'PropertyDefinition' && declared.value !== null && assigned.length === 0) return valueOf(declared.value);
  const [only, ...others] = assigned;
  if (only !== undefined && others.length === 0) return valueOf(only.right);
  return parameterProperty(name, body, module);
}

function assignmentsTo(name: string, body: NodeOf<'ClassBody'>, module: Module): readonly NodeOf<'AssignmentExpression'>[] {
  return module.units
    .flatMap((unit) => unit.nodes('AssignmentExpression'))
    .filter((node) => {
      const left = bare(node.left);
      const isField = left.type === 'MemberExpression' && bare(left.object).type === 'ThisExpression' && propertyName(left) === name;
      return isField && [...ancestorsOf(node)].includes(body);
    });
}

/** `constructor(private readonly pool: Pool)`. */
function parameterProperty(name: string, body: NodeOf<'ClassBody'>, module: Module): LibraryPath | undefined {
  for (const member of body.body) {
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor' || member.value.type !== 'FunctionExpression') continue;
    for (const parameter of member.value.params) {
      if (parameter.type !== 'TSParameterProperty' || parameter.parameter.type !== 'Identifier') continue;
      const { typeAnnotation } = parameter.parameter;
      if (parameter.parameter.name === name && typeAnnotation) return typePathOf(typeAnnotation.typeAnnotation, module);
    }
  }
  return undefined;
}
