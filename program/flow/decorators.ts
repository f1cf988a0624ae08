import { libraryPathOf } from '../library-path.ts';
import { parentOf, propertyName } from '../syntax.ts';
import type { Node } from '../syntax.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import type { Kinds } from './kinds.ts';
import type { Place } from './model.ts';
import type { ModuleFlow } from './module-flow.ts';
import { testedBy } from './pattern-facts.ts';

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

/** A field of a class whose decorators say what may stand in it. */
export interface Field {
  readonly name: string;
  readonly isNarrow: boolean;
  /** The harm that a pattern which it matches leaves it unable to do. */
  readonly clears: Kinds;
}

/** The fields of a class, and what decorators of https://github.com/typestack/class-validator leave to choose. */
export function narrowFieldsOf(node: Node): readonly Field[] {
  if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return [];
  return node.body.body.flatMap((member) => {
    const name = member.type === 'PropertyDefinition' ? propertyName(member) : undefined;
    const decorators = decoratorsOf(member);
    return name === undefined ? [] : [{ name, isNarrow: decorators.some((each) => NARROW_FIELD.test(nameOf(each))), clears: decorators.reduce((set, each) => set | matchedBy(each), 0) }];
  });
}

function nameOf(decorator: Node): string {
  return decorator.type === 'CallExpression' && decorator.callee.type === 'Identifier' ? decorator.callee.name : '';
}

/** `@Matches(/^[a-z]+$/)` */
function matchedBy(decorator: Node): Kinds {
  const [pattern] = decorator.type === 'CallExpression' && nameOf(decorator) === 'Matches' ? decorator.arguments : [];
  return pattern?.type === 'Literal' && 'regex' in pattern ? testedBy({ source: pattern.regex.pattern, flags: pattern.regex.flags }, true, false) : 0;
}

/** A parameter with a decorator, or of the constructor of a class with one, is filled in by whoever reads the decorators, and by no caller. */
export function isDecorated({ node, procedure: { member } }: Value): boolean {
  return decoratorsOf(node).length > 0 || (member?.kind === 'constructor' && decoratorsOf(member.of.node).length > 0);
}

function decoratorsOf(node: Node): readonly Node[] {
  return 'decorators' in node && Array.isArray(node.decorators) ? node.decorators.map((each) => each.expression) : [];
}
