import { bindingOf } from '../../library-path.ts';
import { bare, constantString, propertyName } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import { libraryOf } from '../library-of.ts';
import type { Located } from '../origin.ts';
import { asksWho } from './asks-who.ts';
import { ROUTE_METHODS, ROUTE_ROWS } from './route-rows.ts';

/** An application or router: what it is registered on, and the path that `route('/x')` has put in front. */
export interface Application {
  /** The binding of its name, or the node where it is made. */
  readonly key: object;
  readonly form: 'route' | 'object';
  readonly path?: string;
}

const CHAINED = new Set([...ROUTE_METHODS, 'use', 'route', 'basePath', 'openapi', 'onError', 'notFound', 'prefix']);

/** The application at the root of `app`, `app.route('/x')`, `new Hono().get(…)`; undefined for everything else. */
export function applicationOf(object: Node, at: Located): Application | undefined {
  let node = bare(object);
  let path: string | undefined;
  for (; node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && CHAINED.has(propertyName(node.callee) ?? ''); node = bare(node.callee.object)) {
    const [first] = node.arguments;
    if (propertyName(node.callee) === 'route' && node.arguments.length === 1 && first !== undefined) path ??= constantString(first);
  }
  const found = libraryOf({ ...at, node });
  const row = found === undefined ? undefined : ROUTE_ROWS.find(([library, steps, form]) => (form === 'route' || form === 'object') && library === found.package && steps === found.path.join('.'));
  if (row === undefined) return undefined;
  const key = node.type === 'Identifier' ? (bindingOf(node, at.module) ?? node) : node;
  return { key, form: row[2] === 'object' ? 'object' : 'route', ...(path === undefined ? {} : { path }) };
}

/** A step that stands in front of what is registered on an application after it. */
interface Guard {
  readonly key: object;
  readonly prefix: string;
  /** Where it is registered, in the file. */
  readonly from: number;
}

/** `app.use(requireLogin)`, `app.use('/admin', auth)`, `app.addHook('onRequest', auth)`, `app.use('/api', auth, apiRouter)`, `server.auth.default('jwt')`. */
export function guardsOf(at: Located): readonly Guard[] {
  return at.module.units.flatMap((unit) =>
    unit.nodes('CallExpression').flatMap((call) => guardsBy(call, at).map((guard) => ({ ...guard, from: guard.from < 0 ? guard.from : unit.origin.offset + guard.from }))),
  );
}

function guardsBy(call: NodeOf<'CallExpression'>, at: Located): readonly Guard[] {
  const callee = bare(call.callee);
  if (callee.type !== 'MemberExpression') return [];
  const method = propertyName(callee) ?? '';
  if (method === 'default' && callee.object.type === 'MemberExpression' && propertyName(callee.object) === 'auth') {
    const server = applicationOf(callee.object.object, at);
    return server === undefined ? [] : [{ key: server.key, prefix: '', from: call.start }];
  }
  if (!/^(?:use|addHook|register|all)$/.test(method) || !call.arguments.some((given) => constantString(given) === undefined && asksWho(given))) return [];
  const application = applicationOf(callee.object, at) ?? middlewareRoot(callee.object, at);
  if (application === undefined) return [];
  const [first] = call.arguments;
  const given = first === undefined || method === 'addHook' ? undefined : constantString(first);
  const isWhole = first !== undefined && (method === 'addHook' || given !== undefined || asksWho(first));
  // A router that is mounted behind the step is behind it wherever its routes are written.
  const mounted = call.arguments.flatMap((each): readonly Guard[] => {
    const binding = each.type === 'Identifier' ? bindingOf(each, at.module) : undefined;
    return binding === undefined ? [] : [{ key: binding, prefix: '', from: -1 }];
  });
  return isWhole ? [{ key: application.key, prefix: (given ?? '').replace(/\/?\*.*$/, ''), from: call.start }, ...mounted] : mounted;
}

/** Koa's application has no routes of its own, and takes steps all the same. */
function middlewareRoot(object: Node, at: Located): Pick<Application, 'key'> | undefined {
  const node = bare(object);
  const found = libraryOf({ ...at, node });
  if (found?.package !== 'koa' || found.path.join('.') !== 'Instance') return undefined;
  return { key: node.type === 'Identifier' ? (bindingOf(node, at.module) ?? node) : node };
}

/** True when a guard stands in front of a path that is registered on an application at a place of the file. */
export function isGuarded(guards: readonly Guard[], { key, path, place }: { readonly key: object; readonly path: string; readonly place: number }): boolean {
  return guards.some((guard) => guard.key === key && guard.from < place && (guard.prefix === '' || path === guard.prefix || path.startsWith(`${guard.prefix.replace(/\/$/, '')}/`)));
}
