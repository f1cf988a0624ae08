import { bare, propertyName } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import type { Argument, Value } from '../ir.ts';
import type { Builder } from './types.ts';

/**
 * `for (var _i = 1; _i < arguments.length; _i++) { rest[_i - 1] = arguments[_i]; }`: `...rest` as TypeScript and Babel write it. True
 * when it was lowered as such.
 */
export function lowerRestLoop(b: Builder, node: NodeOf<'ForStatement'>): boolean {
  if (b.procedure.kind !== 'function' || node.init?.type !== 'VariableDeclaration' || node.update?.type !== 'UpdateExpression') return false;
  const body = node.body.type === 'BlockStatement' ? (node.body.body.length === 1 ? node.body.body[0] : undefined) : node.body;
  const stored = body?.type === 'ExpressionStatement' ? bare(body.expression) : undefined;
  if (stored?.type !== 'AssignmentExpression' || stored.left.type !== 'MemberExpression' || stored.left.object.type !== 'Identifier' || !isElementOfArguments(stored.right)) return false;
  const counter = bare(node.update.argument);
  const counted = node.init.declarations.find(({ id }) => id.type === 'Identifier' && counter.type === 'Identifier' && id.name === counter.name)?.init;
  const list = node.init.declarations.find(({ id }) => id.type === 'Identifier' && stored.left.type === 'MemberExpression' && stored.left.object.type === 'Identifier' && id.name === stored.left.object.name);
  const rest = restAt(b, numberIn(counted), node);
  if (rest === undefined) return false;
  const name = list?.id ?? stored.left.object;
  b.write(b.variableAt(name), rest, name);
  return true;
}

/** `Array.prototype.slice.call(arguments, 1)`, `[].slice.call(arguments)`, `__slice.call(arguments, 1)`, `Array.from(arguments)` */
export function lowerSliced(b: Builder, node: NodeOf<'CallExpression'>): Value | undefined {
  const { callee, arguments: [first, second, third] } = node;
  if (b.procedure.kind !== 'function' || first?.type !== 'Identifier' || first.name !== 'arguments' || third !== undefined) return undefined;
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (callee.type !== 'MemberExpression' || b.variableAt(first) !== 'arguments') return undefined;
  const isSlice = name === 'call' && (propertyName(callee.object) === 'slice' || (callee.object.type === 'Identifier' && /slice$/i.test(callee.object.name)));
  const isFrom = name === 'from' && callee.object.type === 'Identifier' && callee.object.name === 'Array' && second === undefined;
  return isSlice || isFrom ? restAt(b, second === undefined ? 0 : numberIn(second), node) : undefined;
}

/** `f.apply(o, arguments)`: `f` is called on `o` with what the function around it was called with. */
export function lowerForwarding(b: Builder, node: NodeOf<'CallExpression'>): Value | undefined {
  const callee = bare(node.callee);
  const [object, list, third] = node.arguments;
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'apply' || object === undefined || object.type === 'SpreadElement' || third !== undefined) return undefined;
  if (list?.type !== 'Identifier') return undefined;
  const isWhole = b.procedure.kind === 'function' && b.variableAt(list) === 'arguments';
  const read = isWhole ? undefined : b.lower.expression(b, list);
  if (!isWhole && !(read?.op === 'parameter' && read.rest)) return undefined;
  const called = b.lower.expression(b, callee.object);
  const receiver = b.lower.expression(b, object);
  const args = read === undefined ? allGiven(b, node) : [{ value: read, spread: true }];
  return b.emit({ op: 'call', callee: called, ...(receiver.op === 'constant' ? {} : { receiver }), args, construct: false }, node);
}

/** What a function was called with: its named parameters, and what stands behind them. */
function allGiven(b: Builder, node: Node): readonly Argument[] {
  const named = b.procedure.parameters.filter((each) => each.op === 'parameter' && !each.rest).map((value) => ({ value, spread: false }));
  const rest = restAt(b, named.length, node);
  return rest === undefined ? named : [...named, { value: rest, spread: true }];
}

/** All that a function is called with from a position on: behind its named parameters, and a list of those that are asked for too. */
function restAt(b: Builder, from: number | undefined, node: Node): Value | undefined {
  const { parameters, blocks } = b.procedure;
  const last = parameters.at(-1);
  const named = last?.op === 'parameter' && last.rest ? parameters.length - 1 : parameters.length;
  if (from === undefined || from > named) return undefined;
  const before = b.current;
  b.current = blocks[0] ?? before;
  const rest = named < parameters.length && last !== undefined ? last : b.emit({ op: 'parameter', index: named, rest: true }, node);
  b.current = before;
  if (rest !== last) parameters.push(rest);
  return from === named ? rest : b.emit({ op: 'array', elements: [...parameters.slice(from, named).map((value) => ({ value, spread: false })), { value: rest, spread: true }] }, node);
}

function isElementOfArguments(node: Node): boolean {
  const value = bare(node);
  return value.type === 'MemberExpression' && value.computed && value.object.type === 'Identifier' && value.object.name === 'arguments';
}

function numberIn(node: Node | null | undefined): number | undefined {
  return node?.type === 'Literal' && typeof node.value === 'number' ? node.value : undefined;
}
