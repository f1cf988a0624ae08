import type { Module } from '../module.ts';
import { libraryPathOf } from '../library-path.ts';
import type { ParsedUnit } from '../parsed-unit.ts';
import { bare, childrenOf, constantString, isFunction, propertyName } from '../syntax.ts';
import type { Node, NodeOf } from '../syntax.ts';

/** A way into the program from outside. */
export interface Route {
  readonly node: Node;
  /** `GET /users`. */
  readonly name: string;
  /** Whether a step in front of the handler asks who is calling. */
  readonly access: 'open' | 'authenticated' | 'unknown';
}

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'options', 'head', 'all']);
/** Where the frameworks' applications and routers come from, in the terms of `libraryPathOf`. */
const APPLICATIONS: readonly (readonly [string, RegExp])[] = [
  ['express', /^(?:ReturnValue|Router\.(?:ReturnValue|Instance))$/],
  ['fastify', /^(?:ReturnValue|fastify\.ReturnValue|default\.ReturnValue)$/],
  ['hono', /^Hono\.Instance$/],
  ['koa-router', /^Instance$/],
  ['@koa/router', /^Instance$/],
  ['polka', /^ReturnValue$/],
  ['restify', /^createServer\.ReturnValue$/],
];

/** Words that a step in front of a handler has in its name when it asks who is calling. */
const AUTHENTICATES = /(?:auth(?!or)|login|logged|session|guard|protect|require(?:user|role|admin|scope|permission)|ensure(?:user|role|admin)|jwt|token|passport|permission|can(?:access)|isadmin|currentuser|getuser|verifyuser)/i;

/** The routes that a part of a file registers: Express, Fastify, Hono, Koa, Polka, Restify, Nest and Next handlers. */
export function routesIn(part: ParsedUnit, module: Module): readonly Route[] {
  const guarded = module.units.some((unit) => unit.nodes('CallExpression').some((call) => isGuardForAll(call, module)));
  return [...part.nodes('CallExpression').flatMap((call) => registeredBy(call, module, guarded)), ...decorated(part), ...fileRoutes(part)];
}

function registeredBy(call: NodeOf<'CallExpression'>, module: Module, guarded: boolean): readonly Route[] {
  const callee = bare(call.callee);
  if (callee.type !== 'MemberExpression') return [];
  const method = propertyName(callee);
  if (method === undefined || !(METHODS.has(method) || method === 'route') || !isApplication(callee.object, module)) return [];
  const [first, ...rest] = call.arguments;
  if (method === 'route') return first === undefined ? [] : routeObject(first, call);
  const path = first === undefined ? undefined : constantString(first);
  if (path === undefined || rest.length === 0) return [];
  const steps = rest.slice(0, -1);
  const access = guarded || steps.some(asksWho) || handlerAsks(rest.at(-1)) ? 'authenticated' : steps.length > 0 ? 'unknown' : 'open';
  return [{ node: call, name: `${method.toUpperCase()} ${path}`, access }];
}

function isApplication(object: Node, module: Module): boolean {
  const found = libraryPathOf(object, module);
  if (found === undefined) return false;
  return APPLICATIONS.some(([name, shape]) => name === found.package && shape.test(found.path.join('.')));
}

/** `app.use(requireLogin)` without a path, `app.addHook('onRequest', authenticate)`: in front of all that is registered. */
function isGuardForAll(call: NodeOf<'CallExpression'>, module: Module): boolean {
  const callee = bare(call.callee);
  if (callee.type !== 'MemberExpression' || !/^(?:use|addHook|register)$/.test(propertyName(callee) ?? '')) return false;
  const given = call.arguments.filter((argument) => constantString(argument) === undefined);
  const isWhole = propertyName(callee) === 'addHook' || given.length === call.arguments.length || constantString(call.arguments[0] ?? call) === '*';
  return isWhole && given.some(asksWho) && isApplication(callee.object, module);
}

/** Fastify's `{ method, url, preHandler, handler }`. */
function routeObject(given: Node, node: Node): readonly Route[] {
  const object = bare(given);
  if (object.type !== 'ObjectExpression') return [];
  const field = (name: string): Node | undefined => object.properties.find((each) => each.type === 'Property' && propertyName(each) === name);
  const valueOf = (name: string): Node | undefined => {
    const found = field(name);
    return found?.type === 'Property' ? found.value : undefined;
  };
  const url = valueOf('url');
  const method = valueOf('method');
  const steps = ['preHandler', 'onRequest', 'preValidation', 'beforeHandler'].map(valueOf).filter((each) => each !== undefined);
  const path = url === undefined ? undefined : constantString(url);
  if (path === undefined) return [];
  const access = steps.some(asksWho) ? 'authenticated' : steps.length > 0 ? 'unknown' : 'open';
  return [{ node, name: `${(method === undefined ? undefined : constantString(method)) ?? 'ANY'} ${path}`, access }];
}

/** Nest: `@Get('path')` on a method, `@UseGuards(…)` on it or on its class. */
function decorated(part: ParsedUnit): readonly Route[] {
  return part.nodes('MethodDefinition').flatMap((method) => {
    const found = method.decorators.flatMap((decorator) => verbOf(decorator.expression));
    const [verb] = found;
    if (verb === undefined) return [];
    const around = [...method.decorators, ...(ownerOf(method)?.decorators ?? [])];
    const access = around.some(({ expression }) => /^(?:UseGuards|Roles|Authorized)$/.test(calleeNameOf(expression) ?? '')) ? 'authenticated' : 'open';
    return [{ node: method, name: verb, access }];
  });
}

function verbOf(expression: Node): readonly string[] {
  const name = calleeNameOf(expression);
  if (name === undefined || !METHODS.has(name.toLowerCase()) || name === name.toLowerCase() || expression.type !== 'CallExpression') return [];
  const [path] = expression.arguments;
  return [`${name.toUpperCase()} ${(path === undefined ? undefined : constantString(path)) ?? '/'}`];
}

function ownerOf(method: Node): NodeOf<'ClassDeclaration' | 'ClassExpression'> | undefined {
  const owner = (method as { parent?: { parent?: Node } }).parent?.parent;
  return owner?.type === 'ClassDeclaration' || owner?.type === 'ClassExpression' ? owner : undefined;
}

function calleeNameOf(expression: Node): string | undefined {
  return expression.type === 'CallExpression' && expression.callee.type === 'Identifier' ? expression.callee.name : undefined;
}

/** Next and its kin: `export function POST` in a file named `route`. */
function fileRoutes(part: ParsedUnit): readonly Route[] {
  const where = /(?:^|\/)app\/(.*?)\/?route\.[jt]sx?$/.exec(part.path)?.[1];
  if (where === undefined) return [];
  return part.nodes('ExportNamedDeclaration').flatMap(({ declaration }) => {
    if (declaration?.type !== 'FunctionDeclaration' || !/^(?:GET|POST|PUT|PATCH|DELETE)$/.test(declaration.id?.name ?? '')) return [];
    return [{ node: declaration, name: `${declaration.id?.name ?? ''} /${where}`, access: handlerAsks(declaration) ? ('authenticated' as const) : ('open' as const) }];
  });
}

/** A step whose name says that it asks who is calling: `requireLogin`, `passport.authenticate('jwt')`, `[auth, audit]`. */
function asksWho(step: Node): boolean {
  const node = bare(step);
  if (node.type === 'Identifier') return AUTHENTICATES.test(node.name);
  if (node.type === 'MemberExpression') return AUTHENTICATES.test(propertyName(node) ?? '') || asksWho(node.object);
  if (node.type === 'CallExpression') return asksWho(node.callee);
  if (node.type === 'ArrayExpression') return node.elements.some((each) => each !== null && asksWho(each));
  if (node.type === 'ObjectExpression') return node.properties.some((each) => each.type === 'Property' && asksWho(each.value));
  return false;
}

const MOST_NODES = 400;

/** A handler that begins by asking who is calling: `const session = await getSession(request)`. */
function handlerAsks(handler: Node | undefined): boolean {
  if (handler === undefined || !isFunction(handler) || handler.body === null) return false;
  const stack: Node[] = [handler.body];
  for (let seen = 0; stack.length > 0 && seen < MOST_NODES; seen++) {
    const node = stack.pop();
    if (node?.type === 'CallExpression' && asksWho(node.callee)) return true;
    if (node !== undefined && !isFunction(node)) stack.push(...childrenOf(node).reverse());
  }
  return false;
}
