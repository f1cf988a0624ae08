import type { Module } from '../../module.ts';
import { bare, isFunction, propertyName } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import { libraryOf } from '../library-of.ts';
import { valueAt } from '../origin.ts';
import type { Located } from '../origin.ts';
import type { RouteSearch } from './search.ts';
import { isMatched, propertyOf } from './matcher.ts';
import { refusesStrangers } from './strangers.ts';

const NAMES = ['middleware', 'proxy'].flatMap((name) => ['ts', 'js', 'mjs', 'tsx', 'jsx'].map((ending) => `${name}.${ending}`));

/**
 * True when Next's middleware refuses whoever is not known on a path. `folder` is where `app` or `pages` lies, with its slash.
 * https://nextjs.org/docs/app/api-reference/file-conventions/proxy
 */
export function isBehindMiddleware(path: string, folder: string, { program }: RouteSearch): boolean {
  const module = NAMES.map((name) => program.module(`${folder}${name}`)).find((each) => each !== undefined);
  if (module === undefined || module.obstacle !== undefined || !isMatched(path, module)) return false;
  for (const name of ['middleware', 'proxy', 'default']) {
    const record = module.exports.find((each) => each.name === name);
    if (record === undefined) continue;
    const at = { module, program };
    if (record.from !== undefined) return record.from === 'next-auth/middleware' || decidesAuthorized(path, moduleOf(record.from, at), at);
    const local = record.local === undefined ? undefined : module.lookup(record.local);
    const given = local?.identifier ?? (record.node.type === 'ExportDefaultDeclaration' ? record.node.declaration : undefined);
    return given !== undefined && refuses(path, { ...at, node: given });
  }
  return false;
}

type From = Omit<Located, 'node'>;

function moduleOf(specifier: string, { module, program }: From): Module | undefined {
  const resolution = program.resolve(module.path, specifier);
  return resolution.type === 'file' ? program.module(resolution.path) : undefined;
}

/** What stands there as middleware: a function, what a library makes of one, what next-auth gives. */
function refuses(path: string, at: Located): boolean {
  const node = bare(at.node);
  if (isFunction(node)) return refusesStrangers(node, path, at);
  if (node.type === 'CallExpression') return wrapperRefuses(node, path, at);
  if (libraryOf({ ...at, node })?.package === 'next-auth/middleware') return true;
  // NextAuth(config).auth
  if (node.type === 'MemberExpression' && propertyName(node) === 'auth') return isAuthorizing(node.object, path, at);
  const value = valueAt({ ...at, node });
  if (value !== undefined && value.node !== node) return refuses(path, value);
  const imported = node.type === 'Identifier' ? at.module.imports.find(({ members }) => members.some((each) => each.node.type === 'ImportSpecifier' && each.node.local.name === node.name)) : undefined;
  return decidesAuthorized(path, imported === undefined ? at.module : moduleOf(imported.specifier, at), at);
}

/** `withAuth(…)`, `auth((request) => …)`, `clerkMiddleware(async (auth, request) => …)`: what is wrapped decides, but next-auth 4 asks by itself. */
function wrapperRefuses(call: NodeOf<'CallExpression'>, path: string, at: Located): boolean {
  const isAsking = libraryOf({ ...at, node: call.callee })?.package === 'next-auth/middleware';
  const options = call.arguments.find((each) => each.type === 'ObjectExpression');
  const authorized = options === undefined ? undefined : authorizedIn(options);
  if (authorized !== undefined) return isFunction(authorized) && refusesStrangers(authorized, path, at);
  const wrapped = call.arguments.find(isFunction);
  return isAsking || (wrapped !== undefined && refusesStrangers(wrapped, path, at));
}

/** next-auth 5 only keeps the session, unless its callback `authorized` decides. https://authjs.dev/getting-started/session-management/protecting */
function decidesAuthorized(path: string, module: Module | undefined, { program }: From): boolean {
  return module?.units.some((unit) => unit.nodes('CallExpression').some((node) => isAuthorizing(node, path, { module, program }))) ?? false;
}

function isAuthorizing(expression: Node, path: string, at: From): boolean {
  const call = bare(expression);
  if (call.type !== 'CallExpression' || libraryOf({ ...at, node: call.callee })?.package !== 'next-auth') return false;
  const [config] = call.arguments;
  if (config === undefined) return false;
  const spread = config.type === 'ObjectExpression' ? config.properties.flatMap((each) => (each.type === 'SpreadElement' ? [each.argument] : [])) : [];
  return [config, ...spread].some((each) => {
    const value = each.type === 'ObjectExpression' ? { ...at, node: each } : valueAt({ ...at, node: each });
    const authorized = value === undefined ? undefined : authorizedIn(value.node);
    return value !== undefined && isFunction(authorized) && refusesStrangers(authorized, path, value);
  });
}

function authorizedIn(options: Node): Node | undefined {
  const callbacks = propertyOf(options, 'callbacks');
  return callbacks === undefined ? undefined : propertyOf(callbacks, 'authorized');
}
