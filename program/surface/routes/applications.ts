import { bare, constantString, isFunction, parentOf, propertyName } from '../../syntax.ts';
import type { Node } from '../../syntax.ts';
import { libraryOf } from '../library-of.ts';
import type { Located } from '../origin.ts';
import { rootOf, unchained } from './roots.ts';
import type { Root } from './roots.ts';
import { ROUTE_ROWS } from './route-rows.ts';

/** An application or router: what it is registered on, and the path that `route('/x')` has put in front. */
export interface Application {
  readonly root: Root;
  readonly form: 'route' | 'object';
  readonly path?: string;
}

/** The application at the root of `app`, `app.route('/x')`, `new Hono().get(…)`; undefined for everything else. */
export function applicationOf(object: Node, at: Located): Application | undefined {
  const node = unchained(object);
  const root = rootOf({ ...at, node });
  const found = libraryOf({ ...at, node }) ?? libraryOf({ ...at, node: root.key, module: root.module });
  const row = found === undefined ? undefined : ROUTE_ROWS.find(([library, steps, form]) => (form === 'route' || form === 'object') && library === found.package && steps === found.path.join('.'));
  if (row === undefined && !isHandedTo(root.key, node, at)) return undefined;
  const path = pathInFront(object);
  return { root, form: row?.[2] === 'object' ? 'object' : 'route', ...(path === undefined ? {} : { path }) };
}

/** JavaScript gives no type to what a plug-in is handed: `app.register(async (inner) => …)`, `module.exports = async (fastify) => …`. */
function isHandedTo(key: Node, node: Node, at: Located): boolean {
  if (!isFunction(key) || node.type !== 'Identifier') return false;
  const [parameter] = key.params;
  if (parameter?.type === 'Identifier' && parameter.typeAnnotation) return false;
  const call = parentOf(key);
  const callee = call?.type === 'CallExpression' ? bare(call.callee) : undefined;
  return node.name === 'fastify' || (callee?.type === 'MemberExpression' && propertyName(callee) === 'register' && applicationOf(callee.object, at) !== undefined);
}

function pathInFront(object: Node): string | undefined {
  for (let node = bare(object); node.type === 'CallExpression' && node.callee.type === 'MemberExpression'; node = bare(node.callee.object)) {
    const [first] = node.arguments;
    const path = propertyName(node.callee) === 'route' && node.arguments.length === 1 && first !== undefined ? constantString(first) : undefined;
    if (path !== undefined) return path;
  }
  return undefined;
}
