import type { ParsedUnit } from '../../parsed-unit.ts';
import { bare, constantString, propertyName } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import { libraryOf } from '../library-of.ts';
import type { Located } from '../origin.ts';
import { accessOf } from './access.ts';
import { applicationOf } from './applications.ts';
import type { Application } from './applications.ts';
import { asksWho } from './asks-who.ts';
import { isBehindLogin } from './behind.ts';
import type { RouteSearch } from './search.ts';
import type { Route } from './route.ts';
import { ROUTE_METHODS, ROUTE_ROWS } from './route-rows.ts';

type Call = NodeOf<'CallExpression'>;

/** The routes that calls register: `app.get('/x', handler)`, `app.route({ … })`, `http.createServer(handler)`. */
export function registeredRoutes(part: ParsedUnit, at: Located, search: RouteSearch): readonly Route[] {
  return part.nodes('CallExpression').flatMap((call): readonly Route[] => {
    const callee = bare(call.callee);
    const method = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
    if (callee.type !== 'MemberExpression' || method === undefined || !(ROUTE_METHODS.has(method) || method === 'route')) return serverRoute(call, at);
    const application = applicationOf(callee.object, at);
    if (application === undefined) return [];
    const { root } = application;
    const found = method === 'route' ? objectRoutes(call.arguments[0], at) : methodRoute(call, { ...application, method, at });
    return found.map(({ access, name }) => {
      const place = { root, module: at.module, call, offset: part.origin.offset + call.start, path: name.slice(name.indexOf(' ') + 1) };
      return { node: call, name, root, access: access !== 'authenticated' && isBehindLogin(place, search) ? 'authenticated' : access };
    });
  });
}

interface Registering extends Pick<Application, 'path'> {
  readonly method: string;
  readonly at: Located;
}

/** A call with one argument that is no handler reads a setting. Of two texts the first is the route's name. */
function methodRoute(call: Call, { method, path: inFront, at }: Registering): readonly Omit<Route, 'node'>[] {
  const given = [...call.arguments];
  const texts = given.slice(0, 2).filter((each) => constantString(each) !== undefined);
  const rest = inFront === undefined ? given.slice(Math.max(texts.length, 1)) : given.slice(texts.length);
  const handler = rest.at(-1);
  const path = inFront ?? constantString(texts.at(-1) ?? call);
  if (handler === undefined) return [];
  return [{ name: `${method.toUpperCase()} ${path ?? '*'}`, access: accessOf({ steps: rest.slice(0, -1), handler }, at) }];
}

/** Fastify's `{ method, url, preHandler, handler }`, Hapi's `{ method, path, options: { auth }, handler }`, one or several. */
function objectRoutes(given: Node | undefined, at: Located): readonly Omit<Route, 'node'>[] {
  const object = given === undefined ? undefined : bare(given);
  if (object?.type === 'ArrayExpression') return object.elements.flatMap((each) => (each === null ? [] : objectRoutes(each, at)));
  if (object?.type !== 'ObjectExpression') return [];
  const url = field(object, 'url') ?? field(object, 'path');
  const path = url === undefined ? undefined : (constantString(url) ?? '*');
  if (path === undefined) return [];
  const options = bare(field(object, 'options') ?? field(object, 'config') ?? object);
  const auth = options.type === 'ObjectExpression' ? field(options, 'auth') : undefined;
  const isAsked = auth !== undefined && !(auth.type === 'Literal' && auth.value === false);
  const steps = ['preHandler', 'onRequest', 'preValidation', 'beforeHandler', 'pre'].flatMap((name) => [field(object, name), options.type === 'ObjectExpression' && options !== object ? field(options, name) : undefined]).filter((each) => each !== undefined);
  const handler = field(object, 'handler');
  const access = isAsked ? 'authenticated' : accessOf({ steps, handler }, at);
  const method = field(object, 'method');
  return [{ name: `${((method === undefined ? undefined : constantString(method)) ?? 'ANY').replace('*', 'ANY')} ${path}`, access }];
}

function field(object: NodeOf<'ObjectExpression'>, name: string): Node | undefined {
  const found = object.properties.find((each) => each.type === 'Property' && propertyName(each) === name);
  return found?.type === 'Property' ? bare(found.value) : undefined;
}

/** A server that is given all requests, and decides by itself what they are. */
function serverRoute(call: Call, at: Located): readonly Route[] {
  const callee = bare(call.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  const found = name !== undefined && /^(?:use|create(?:Secure)?Server)$/.test(name) ? libraryOf({ ...at, node: callee }) : undefined;
  const row = found === undefined ? undefined : ROUTE_ROWS.find(([library, steps, form]) => form === 'server' && library === found.package && steps === found.path.join('.'));
  const handler = call.arguments.at(-1);
  if (row === undefined || handler === undefined || handler.type === 'ObjectExpression') return [];
  if (row[0] === 'koa' && !answers(handler, at)) return [];
  const before = row[0] === 'koa' && at.module.units.some((unit) => unit.nodes('CallExpression').some((each) => each !== call && each.callee.type === 'MemberExpression' && propertyName(each.callee) === 'use' && unit.origin.offset + each.start < placeOf(call, at) && each.arguments.some(asksWho)));
  return [{ node: call, name: 'ANY *', access: before ? 'authenticated' : accessOf({ steps: [], handler }, at) }];
}

function placeOf(node: Node, { module }: Located): number {
  const unit = module.units.find((each) => each.nodes(node.type as 'CallExpression').some((one) => one === node));
  return (unit?.origin.offset ?? 0) + node.start;
}

/** A step of Koa that sets the body is a handler; the others let pass. */
function answers(handler: Node, { module }: Located): boolean {
  return module.units.some((unit) =>
    unit.nodes('AssignmentExpression').some(({ left }) => left.type === 'MemberExpression' && propertyName(left) === 'body' && left.start >= handler.start && left.end <= handler.end && unit.nodes(handler.type as 'ArrowFunctionExpression').some((each) => each === handler)),
  );
}
