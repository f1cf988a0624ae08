import { libraryPathOf } from '../library-path.ts';
import { parentOf, propertyName } from '../syntax.ts';
import type { Node } from '../syntax.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import type { Place } from './model.ts';
import type { ModuleFlow } from './module-flow.ts';

/** The places of what decorators of libraries stand on: `@Body() dto` is `Body.ReturnValue.Decorated` of its package. */
export function decoratedPlaces(decorated: Node, flow: ModuleFlow): readonly Place[] {
  return decoratorsOf(decorated).flatMap((expression) => {
    const path = libraryPathOf(expression, flow.module);
    return path === undefined ? [] : [{ root: path.package, path: [...path.path, 'Decorated'] }];
  });
}

/** The places of a parameter: what its own decorators say of it, and those of its method, `SubscribeMessage.ReturnValue.Decorated.Parameter[1]`. */
export function decoratedParameter({ node, procedure, index }: ValueOf<'parameter'>, flow: ModuleFlow): readonly Place[] {
  const own = decoratedPlaces(node, flow);
  const method = methodOf(procedure);
  if (own.length > 0 || method === undefined) return own;
  return decoratedPlaces(method, flow).map(({ root, path }) => ({ root, path: [...path, `Parameter[${index}]`] }));
}

/** The method that a procedure is the body of: decorators stand there. */
export function methodOf({ node }: Procedure): Node | undefined {
  const parent = parentOf(node);
  return parent?.type === 'MethodDefinition' ? parent : undefined;
}

/** What decides over a value in front of a handler: `@Param('id', ParseIntPipe)`. */
export type Piping = 'none' | 'narrow' | 'unknown';

const NARROW = /^Parse(?:Int|Float|Bool|UUID|Enum|Date)Pipe$/;
const CHECKING = /^(?:UsePipes|UseInterceptors)$/;

/** What the pipes of a parameter make of it; those of its method and class count as unknown. */
export function pipingOf({ node, procedure }: Value): Piping {
  const given = decoratorsOf(node).flatMap((each) => (each.type === 'CallExpression' ? each.arguments : []));
  const pipes = given.filter((each) => each.type === 'Identifier' || each.type === 'NewExpression').map((each) => (each.type === 'NewExpression' ? each.callee : each));
  const names = pipes.map((each) => (each.type === 'Identifier' ? each.name : ''));
  if (names.some((name) => NARROW.test(name))) return 'narrow';
  const method = methodOf(procedure);
  const owner = method === undefined ? undefined : parentOf(parentOf(method) ?? method);
  const around = [method, owner].flatMap((each) => (each === undefined ? [] : decoratorsOf(each))).some((each) => each.type === 'CallExpression' && each.callee.type === 'Identifier' && CHECKING.test(each.callee.name));
  return around || names.some((name) => !/^(?:ValidationPipe|DefaultValuePipe)$/.test(name)) ? 'unknown' : 'none';
}

const NARROW_FIELD = /^Is(?:Int|Number|NumberString|UUID|Enum|In|Boolean|BooleanString|Date|DateString|ISO8601|MongoId|Alpha|Alphanumeric|Hexadecimal|Port|IP|Hash|Decimal|Positive|Negative|Latitude|Longitude|Currency|SemVer|ULID)$/;

/** The fields of a class, and whether a decorator of https://github.com/typestack/class-validator leaves nothing to choose. */
export function narrowFieldsOf(node: Node): readonly { readonly name: string; readonly isNarrow: boolean }[] {
  if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return [];
  return node.body.body.flatMap((member) => {
    const name = member.type === 'PropertyDefinition' ? propertyName(member) : undefined;
    const names = decoratorsOf(member).map((each) => (each.type === 'CallExpression' && each.callee.type === 'Identifier' ? each.callee.name : ''));
    return name === undefined ? [] : [{ name, isNarrow: names.some((each) => NARROW_FIELD.test(each)) }];
  });
}

/** A parameter with a decorator, or of the constructor of a class with one, is filled in by whoever reads the decorators, and by no caller. */
export function isDecorated({ node, procedure: { member } }: Value): boolean {
  return decoratorsOf(node).length > 0 || (member?.kind === 'constructor' && decoratorsOf(member.of.node).length > 0);
}

function decoratorsOf(node: Node): readonly Node[] {
  return 'decorators' in node && Array.isArray(node.decorators) ? node.decorators.map((each) => each.expression) : [];
}
