import { bindingOf } from '../../library-path.ts';
import type { Module } from '../../module.ts';
import { ancestorsOf, bare, isFunction, propertyName } from '../../syntax.ts';
import type { Node } from '../../syntax.ts';
import { libraryOf } from '../library-of.ts';
import { valueAt } from '../origin.ts';
import type { Located } from '../origin.ts';
import { ROUTE_METHODS } from './route-rows.ts';
import { givenBy } from './steps.ts';

/**
 * What an application or router is, whichever name a file has for it: the node that makes it, or the function that is given it
 * (a plug-in, `(app) => { app.get(…) }`).
 */
export interface Root {
  readonly key: Node;
  /** The file in which the key stands. */
  readonly module: Module;
}

/** Calls that give back what they are called on, or its handler. */
const CHAINED: ReadonlySet<string> = new Set([...ROUTE_METHODS, 'use', 'route', 'basePath', 'openapi', 'onError', 'notFound', 'prefix', 'routes', 'middleware', 'addHook', 'register']);
const MOST_STEPS = 8;

/** Takes the calls off that are chained to an application: `new Hono().get(…).post(…)`, `router.routes()`. */
export function unchained(expression: Node): Node {
  let node = bare(expression);
  while (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && CHAINED.has(propertyName(node.callee) ?? '')) node = bare(node.callee.object);
  return node;
}

/** The root of an expression. What cannot be followed is a root of its own. */
export function rootOf(at: Located, steps: number = MOST_STEPS): Root {
  const node = unchained(at.node);
  const here = { key: node, module: at.module };
  if (steps <= 0 || isFunction(node) || node.type === 'NewExpression') return here;
  const value = valueAt({ ...at, node });
  if (value !== undefined && value.node !== node) return rootOf(value, steps - 1);
  if (node.type === 'CallExpression') return sharedPlugin({ ...at, node }, steps) ?? madeBy({ ...at, node: node.callee }, steps) ?? here;
  const binding = node.type === 'Identifier' ? bindingOf(node, at.module) : undefined;
  if (binding === undefined) return here;
  const owner = binding.kind === 'parameter' ? [...ancestorsOf(binding.identifier)].find(isFunction) : undefined;
  const isFirst = owner?.params[0] !== undefined && binding.identifier.start < owner.params[0].end;
  return { key: isFirst ? owner : binding.identifier, module: at.module };
}

/** `fp(async (app) => …)` is the plug-in that it wraps. */
function sharedPlugin(at: Located, steps: number): Root | undefined {
  const inner = wrappedPlugin(at);
  return inner === undefined ? undefined : rootOf(inner, steps - 1);
}

/** What `fastify-plugin` wraps, so that it works on the application it is registered on and not on one of its own. */
export function wrappedPlugin(at: Located): Located | undefined {
  const node = bare(at.node);
  if (node.type !== 'CallExpression') {
    const value = valueAt({ ...at, node });
    return value !== undefined && value.node.type === 'CallExpression' ? wrappedPlugin(value) : undefined;
  }
  const found = libraryOf({ ...at, node: node.callee });
  const [plugin] = node.arguments;
  return found?.package === 'fastify-plugin' && plugin !== undefined ? { ...at, node: plugin } : undefined;
}

/** `createRouter()` of the program is what that function gives back. */
function madeBy(callee: Located, steps: number): Root | undefined {
  const value = valueAt(callee);
  const given = value !== undefined && isFunction(value.node) ? givenBy(value.node) : undefined;
  return value === undefined || given === undefined ? undefined : rootOf({ ...value, node: given }, steps - 1);
}
