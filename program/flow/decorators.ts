import { libraryPathOf } from '../library-path.ts';
import { parentOf } from '../syntax.ts';
import type { Node } from '../syntax.ts';
import type { Procedure, Value } from './ir.ts';
import type { Place } from './model.ts';
import type { ModuleFlow } from './module-flow.ts';

/** The places of what decorators of libraries stand on: `@Body() dto` is `Body.ReturnValue.Decorated` of its package. */
export function decoratedPlaces(decorated: Node, flow: ModuleFlow): readonly Place[] {
  return decoratorsOf(decorated).flatMap((expression) => {
    const path = libraryPathOf(expression, flow.module);
    return path === undefined ? [] : [{ root: path.package, path: [...path.path, 'Decorated'] }];
  });
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

/** A parameter with a decorator is filled in by whoever reads the decorators, and by no caller. */
export function isDecorated({ node }: Value): boolean {
  return decoratorsOf(node).length > 0;
}

function decoratorsOf(node: Node): readonly Node[] {
  return 'decorators' in node && Array.isArray(node.decorators) ? node.decorators.map((each) => each.expression) : [];
}
