import { bare, bindingOf, isFunction, libraryPathOf, parentOf, propertyName } from '../../program/index.ts';
import type { Binding, Module, Node, NodeOf } from '../../program/index.ts';

const SERVERS: ReadonlySet<string> = new Set(['express', '@koa/router', 'koa-router', 'restify', 'polka']);
const ROUTES: ReadonlySet<string> = new Set(['post', 'put', 'patch', 'delete', 'all']);

/** True for `request.body` in a handler that stands in its route, with nothing between the path and the handler that could have looked at it. */
export function isRequestBody(node: Node, module: Module): boolean {
  const value = bare(node);
  if (value.type !== 'MemberExpression' || propertyName(value) !== 'body' || value.object.type !== 'Identifier') return false;
  const binding = bindingOf(value.object, module);
  return binding?.kind === 'parameter' && isUntypedRequest(binding, module);
}

function isUntypedRequest({ identifier, scope }: Binding, module: Module): boolean {
  const handler = scope.node;
  if (!isFunction(handler) || handler.params[0] !== identifier || ('typeAnnotation' in identifier && identifier.typeAnnotation)) return false;
  const route = parentOf(handler);
  if (route?.type !== 'CallExpression' || route.arguments.length !== 2 || route.arguments[1] !== handler) return false;
  const path = libraryPathOf(route.callee, module);
  return path !== undefined && SERVERS.has(path.package) && ROUTES.has(path.path.at(-1) ?? '');
}

/** A constant with a declared type, or an assertion, that takes an unread body for what it should be. */
export interface TakenForType {
  readonly value: Node;
  readonly type: Node;
}

export function declaredFrom(node: NodeOf<'VariableDeclarator'>): TakenForType | undefined {
  const { id, init } = node;
  return init !== null && id.type === 'Identifier' && id.typeAnnotation ? { value: init, type: id.typeAnnotation.typeAnnotation } : undefined;
}

/** `any` and `unknown` promise nothing, and an index of unknown values hardly more. */
export function promisesNothing(type: Node): boolean {
  if (type.type === 'TSAnyKeyword' || type.type === 'TSUnknownKeyword') return true;
  return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && (type.typeName.name === 'Record' || type.typeName.name === 'Partial');
}
