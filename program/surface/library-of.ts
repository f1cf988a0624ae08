import { libraryPathOf, typePathOf } from '../library-path.ts';
import type { LibraryPath } from '../library-path.ts';
import { ancestorsOf, bare, propertyName } from '../syntax.ts';
import type { Node, NodeOf } from '../syntax.ts';
import { valueOf } from './origin.ts';
import type { Located } from './origin.ts';

const MOST_STEPS = 12;

/** What a value is in terms of the library it comes from, also where other files of the program hand it on. */
export function libraryOf(at: Located, steps: number = MOST_STEPS): LibraryPath | undefined {
  const node = bare(at.node);
  const near = libraryPathOf(node, at.module);
  if (near !== undefined || steps <= 0) return near;
  const of = (inner: Node): LibraryPath | undefined => libraryOf({ ...at, node: inner }, steps - 1);
  switch (node.type) {
    case 'Identifier': {
      const value = valueOf({ ...at, node });
      return value === undefined ? undefined : libraryOf(value, steps - 1);
    }
    case 'MemberExpression': {
      const type = memberType(node);
      const value = memberValue(node);
      if (type !== undefined || value !== undefined) return (type === undefined ? undefined : typePathOf(type, at.module)) ?? (value === undefined ? undefined : of(value));
      return step(of(node.object), propertyName(node));
    }
    case 'CallExpression':
      return step(of(node.callee), 'ReturnValue');
    case 'NewExpression':
      return step(of(node.callee), 'Instance');
    case 'AwaitExpression':
      return step(of(node.argument), 'Awaited');
    default:
      return undefined;
  }
}

function step(base: LibraryPath | undefined, name: string | undefined): LibraryPath | undefined {
  return base === undefined || name === undefined ? undefined : { package: base.package, path: [...base.path, name] };
}

/** The type of `this.name` where its class declares one. */
export function memberType(node: NodeOf<'MemberExpression'>): Node | undefined {
  const declared = memberOf(node);
  if (declared?.type === 'PropertyDefinition') return declared.typeAnnotation?.typeAnnotation;
  const parameter = declared?.type === 'TSParameterProperty' ? declared.parameter : undefined;
  return parameter?.type === 'Identifier' ? parameter.typeAnnotation?.typeAnnotation : undefined;
}

/** The value of `this.name` where its class gives it one. */
function memberValue(node: NodeOf<'MemberExpression'>): Node | undefined {
  const declared = memberOf(node);
  return declared?.type === 'PropertyDefinition' ? (declared.value ?? undefined) : undefined;
}

function memberOf(node: NodeOf<'MemberExpression'>): NodeOf<'PropertyDefinition' | 'TSParameterProperty'> | undefined {
  const name = propertyName(node);
  const owner = node.object.type === 'ThisExpression' ? [...ancestorsOf(node)].find((each) => each.type === 'ClassBody') : undefined;
  if (owner?.type !== 'ClassBody' || name === undefined) return undefined;
  for (const each of owner.body) {
    if (each.type === 'PropertyDefinition' && propertyName(each) === name) return each;
    if (each.type !== 'MethodDefinition' || each.kind !== 'constructor') continue;
    for (const parameter of each.value.params) if (parameter.type === 'TSParameterProperty' && parameter.parameter.type === 'Identifier' && parameter.parameter.name === name) return parameter;
  }
  return undefined;
}
