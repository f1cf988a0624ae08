import type { Node } from '../syntax.ts';
import type { Procedure, Value } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';

const VERB = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;

/** What the parameter at a position of an exported function is; without a folder, the name alone says it. */
interface Convention {
  readonly name: RegExp;
  readonly index: number;
  readonly root: string;
  readonly where?: RegExp;
}

/** The first that fits counts; `default.fetch` is a member of what is exported. https://developers.cloudflare.com/workers, https://docs.astro.build, https://nextjs.org/docs/app/api-reference/file-conventions, https://svelte.dev/docs/kit/routing, https://remix.run/docs/en/main/file-conventions/routes. */
const CONVENTIONS: readonly Convention[] = [
  { where: /(?:^|\/)pages\/api\//, name: /^default$/, index: 0, root: 'next.Request' },
  { where: /(?:^|\/)pages\/api\//, name: /^default$/, index: 1, root: 'express.Response' },
  { where: /(?:^|\/)app\/(?:.*\/)?route\.[cm]?[jt]sx?$/, name: VERB, index: 0, root: 'web.Request' },
  { where: /(?:^|\/)app\/(?:.*\/)?route\.[cm]?[jt]sx?$/, name: VERB, index: 1, root: 'next.RouteContext' },
  { where: /(?:^|\/)app\/(?:.*\/)?(?:page|layout)\.[cm]?[jt]sx?$/, name: /^(?:default|generateMetadata)$/, index: 0, root: 'next.RouteContext' },
  { where: /(?:^|\/)\+server\.[cm]?[jt]s$/, name: VERB, index: 0, root: 'route.Arguments' },
  { where: /(?:^|\/)\+(?:page|layout)\.server\.[cm]?[jt]s$/, name: /^load$/, index: 0, root: 'route.Arguments' },
  { where: /(?:^|\/)routes\/.*\.[cm]?[jt]sx?$/, name: /^(?:loader|action)$/, index: 0, root: 'route.Arguments' },
  { where: /(?:^|\/)pages\/.*\.[cm]?[jt]s$/, name: VERB, index: 0, root: 'route.Arguments' },
  { where: /(?:^|\/)functions\//, name: /^onRequest(?:Get|Post|Put|Patch|Delete)?$/, index: 0, root: 'route.Arguments' },
  { name: VERB, index: 0, root: 'named.WebRequest' },
  { name: /^default\.fetch$/, index: 0, root: 'named.WebRequest' },
  { where: /(?:^|\/)pages\/.*\.[cm]?[jt]sx?$/, name: /^getServerSideProps$/, index: 0, root: 'next.PageContext' },
  { name: /^getServerSideProps$/, index: 0, root: 'named.PageContext' },
  { name: /^handler$/, index: 0, root: 'named.Event' },
  { name: /^handler$/, index: 2, root: 'named.HandlerAnswer' },
];

const exportNames = new WeakMap<ModuleFlow, ReadonlyMap<Procedure, readonly string[]>>();

/**
 * What a platform gives to a function by the name under which its file exports it: `exports.handler` of a cloud function,
 * `export function GET` of a route. Where the file lies where the platform looks, that is sure; elsewhere the name alone
 * says it, and the root begins with `named.`.
 */
export function conventionsOf({ procedure, index }: { readonly procedure: Procedure; readonly index: number }, flow: ModuleFlow): readonly string[] {
  const named = namesOf(flow).get(procedure)?.flatMap((name) => rootsOf(name, index, flow.path)) ?? [];
  return isServerAction(procedure, flow) ? [...named, 'next.Action'] : named;
}

/** What a function of a name gives back to its platform. */
const ANSWERS: ReadonlyMap<string, string> = new Map([
  ['handler', 'named.Handler'],
  ['getServerSideProps', 'named.PageAnswer'],
]);

/** The roots under which what a function gives back is sent: `return { statusCode, body }` of a cloud function. */
export function returnRootsOf(procedure: Procedure, flow: ModuleFlow): readonly string[] {
  return namesOf(flow).get(procedure)?.flatMap((name) => ANSWERS.get(name) ?? []) ?? [];
}

/** `'use server'` in front of a file or a function: whoever can reach the page calls it with what he likes (https://react.dev/reference/rsc/use-server). */
function isServerAction(procedure: Procedure, flow: ModuleFlow): boolean {
  const { node } = procedure;
  const own = 'body' in node && node.body !== null && !Array.isArray(node.body) && node.body.type === 'BlockStatement' ? node.body.body : [];
  return isServed(own) || (namesOf(flow).has(procedure) && isServed(flow.module.units[0]?.program.body ?? []));
}

function isServed(statements: readonly Node[]): boolean {
  const [first] = statements;
  return first?.type === 'ExpressionStatement' && first.expression.type === 'Literal' && first.expression.value === 'use server';
}

function rootsOf(name: string, index: number, path: string): readonly string[] {
  const found = CONVENTIONS.find((each) => each.index === index && each.name.test(name) && each.where?.test(path) !== false);
  return found === undefined ? [] : [found.root];
}

function namesOf(flow: ModuleFlow): ReadonlyMap<Procedure, readonly string[]> {
  const known = exportNames.get(flow) ?? collect(flow);
  exportNames.set(flow, known);
  return known;
}

function collect({ exported }: ModuleFlow): ReadonlyMap<Procedure, readonly string[]> {
  const names = new Map<Procedure, string[]>();
  for (const { name, value } of exported) {
    const whole = value.op === 'object' ? value.entries.flatMap((entry) => (entry.value.op === 'function' && typeof entry.key === 'string' ? [[entry.key, entry.value.callee] as const] : [])) : [];
    const all = value.op === 'function' ? [[name, value.callee] as const, ...whole] : whole;
    for (const [own, procedure] of all) names.set(procedure, [...(names.get(procedure) ?? []), own, `${name}.${own}`]);
  }
  return names;
}

/** What AngularJS hands to whatever names it, by parameter or in a list in front of the function (https://docs.angularjs.org/guide/di). */
const INJECTED: ReadonlyMap<string, string> = new Map([
  ['$sce', 'angularjs.Sce'],
  ['$location', 'angularjs.Location'],
  ['$routeParams', 'angularjs.RouteParams'],
  ['$stateParams', 'angularjs.RouteParams'],
  ['$element', 'jquery.Set'],
  ['$window', 'dom.Window'],
  ['$document', 'jquery.Set'],
  ['$compile', 'angularjs.Compile'],
  ['$interpolate', 'angularjs.Interpolate'],
  ['$parse', 'angularjs.Parse'],
]);

function annotatedName({ made }: Procedure, index: number): string | undefined {
  const list = made?.users.find((user) => user.op === 'array');
  const name = list?.op === 'array' ? list.elements[index]?.value : undefined;
  return name?.op === 'constant' && typeof name.value === 'string' ? name.value : undefined;
}

/** What a parameter most likely is by the names of a handler's parameters. Never sure. */
export function namedRoot(procedure: Procedure, index: number): string | undefined {
  const { parameters } = procedure;
  const names = parameters.map(({ node }) => (node.type === 'Identifier' ? node.name : ''));
  const injected = INJECTED.get(names[index] ?? '') ?? INJECTED.get(annotatedName(procedure, index) ?? '');
  if (injected !== undefined) return injected;
  if (index === 0 && procedure.name === 'render' && /^_?(?:h|createElement|create|ce)\d?$/.test(names[0] ?? '')) return 'vue.Maker';
  if (/^\$?scope$/.test(names[0] ?? '') && /^\$?(?:i?elem(?:ent)?|el)$/i.test(names[1] ?? '')) return index === 1 ? 'jquery.Set' : index === 2 ? 'angularjs.Attributes' : undefined;
  const at = names.findIndex((name) => /^_?(?:req|request)$/i.test(name));
  if (at >= 0 && /^_?(?:res|resp|response|reply|rep)$/i.test(names[at + 1] ?? '')) return index === at ? 'named.Request' : index === at + 1 ? 'named.Response' : undefined;
  if (index === 0 && names[0] === 'fastify') return 'fastify.App';
  if (index === 0 && names[0] === 'req' && names.length === 1) return 'named.Request';
  if (index === at && isReadAsRequest(parameters[at])) return 'named.Request';
  if (index === 0 && isEntryListener(procedure)) return 'named.Entry';
  if (index === 0 && parameters[0] !== undefined) return namedContext(names, parameters[0]);
  if (index === 1 && names[1] === 'args' && /^(?:_+|_?parent|_?root|_?obj|_?source)$/.test(names[0] ?? '') && /^_?(?:ctx|context|contextValue)$/.test(names[2] ?? '')) return 'named.Arguments';
  return undefined;
}

/** `stream.on('entry', (entry) => …)`: what readers of archives tell of under that name, whichever they are. */
function isEntryListener({ made }: Procedure): boolean {
  return made?.users.some((user) => user.op === 'call' && user.args[1]?.value === made && user.callee.op === 'load' && isNamed(user.callee.key, /^(?:on|once|addListener)$/) && user.args[0]?.value.op === 'constant' && user.args[0].value.value === 'entry') ?? false;
}

function isNamed(key: unknown, pattern: RegExp): boolean {
  return typeof key === 'string' && pattern.test(key);
}

/** `function* (next) { … this.request … }`: handlers of Koa 1 have the context as their receiver (https://github.com/koajs/koa/blob/v1.x/docs/guide.md). */
export function namedReceiver({ node, parameters, values }: Procedure): string | undefined {
  const [only, ...others] = parameters;
  if (!('generator' in node) || node.generator !== true || others.length > 0 || only?.node.type !== 'Identifier' || only.node.name !== 'next') return undefined;
  return values.some((value) => value.op === 'load' && value.base.op === 'this') ? 'named.Context' : undefined;
}

/** What the context of a handler is by its name and by what is read from it: of Koa, of Hono, the event of a cloud function. */
function namedContext([name = '', second]: readonly string[], parameter: Value): string | undefined {
  if (name === 'ctx' && second === 'next') return 'named.Context';
  if (/^(?:c|ctx|context)$/.test(name)) {
    if (isRead(parameter, (user) => user.key === 'req' && isRead(user, (method) => typeof method.key === 'string' && HONO.has(method.key) && method.users.some((each) => each.op === 'call' && each.callee === method)))) return 'named.RequestContext';
    if (name !== 'c' && isRead(parameter, (user) => (user.key === 'request' && isRead(user, isPartOfRequest)) || (isPartOfRequest(user) && isRead(user, () => true)))) return 'named.Context';
  }
  return /^_?(?:event|evt)$/.test(name) && isRead(parameter, ({ key }) => typeof key === 'string' && GATEWAY.has(key)) ? 'named.Gateway' : undefined;
}

const HONO: ReadonlySet<string> = new Set(['query', 'queries', 'param', 'header', 'json', 'parseBody', 'formData', 'valid', 'text']);

/** Only the event of a gateway has these. */
const GATEWAY: ReadonlySet<string> = new Set(['queryStringParameters', 'multiValueQueryStringParameters', 'pathParameters', 'rawQueryString']);

function isRead(value: Value, fits: (user: Extract<Value, { op: 'load' }>) => boolean): boolean {
  return value.users.some((user) => user.op === 'load' && user.base === value && fits(user));
}

function isPartOfRequest({ key }: Extract<Value, { op: 'load' }>): boolean {
  return key === 'query' || key === 'params' || key === 'body';
}

/** `req.query.id`: what has that shape under that name is what a server was sent. */
function isReadAsRequest(parameter: Value | undefined): boolean {
  return parameter?.users.some((user) => user.op === 'load' && user.base === parameter && (user.key === 'query' || user.key === 'params' || user.key === 'body') && user.users.some((each) => each.op === 'load' && each.base === user)) ?? false;
}
