import type { Module } from '../../module.ts';
import { bare, constantString, isFunction, propertyName } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import { libraryOf } from '../library-of.ts';
import { valueAt } from '../origin.ts';
import type { Located } from '../origin.ts';
import { asksWho, handlerAsks } from './asks-who.ts';
import type { RouteSearch } from './search.ts';
import { decidedBy } from './mounts.ts';
import { givenBy, looksAtPath, nodesBelow, sendsAway } from './steps.ts';

/** A guard or middleware of Nest that stands in front of all routes of a program, or of some controllers. */
interface GlobalGuard {
  readonly module: Module;
  /** The classes that it stands in front of; all when absent. */
  readonly only?: readonly Node[];
}

/**
 * True when every program of Nest that holds a controller has a guard in front of all its routes: `app.useGlobalGuards(…)`,
 * `{ provide: APP_GUARD, useClass: … }`, `consumer.apply(…).forRoutes('*')`. https://docs.nestjs.com/guards
 */
export function isBehindGlobalGuard(controller: Node, module: Module, search: RouteSearch): boolean {
  const holders = search.holdersOf(module.path);
  const guards = holders.flatMap((each) => guardsIn(each, search)).filter(({ only }) => only === undefined || only.includes(controller));
  if (guards.length === 0) return false;
  const programs = holders.filter((each) => startsProgram(each, search));
  return programs.every((start) => guards.some((guard) => guard.module === start || search.program.graph.pathBetween(start.path, guard.module.path) !== undefined));
}

function startsProgram(module: Module, { program }: RouteSearch): boolean {
  return module.units.some((unit) =>
    unit.nodes('CallExpression').some((node) => {
      const found = /^create/.test(calledName(node)) ? libraryOf({ node: node.callee, module, program }) : undefined;
      return found?.package === '@nestjs/core' && found.path[0] === 'NestFactory';
    }),
  );
}

function guardsIn(module: Module, { program }: RouteSearch): readonly GlobalGuard[] {
  const at: Located = { node: module.units[0]?.program as Node, module, program };
  return module.units.flatMap((unit) => [
    ...unit.nodes('CallExpression').flatMap((call) => guardsOfCall(call, at)),
    ...unit.nodes('ObjectExpression').flatMap((object): readonly GlobalGuard[] => (isProvider(object, at) && guardClasses(object).some((node) => guardAsks({ ...at, node })) ? [{ module }] : [])),
  ]);
}

function guardsOfCall(call: NodeOf<'CallExpression'>, at: Located): readonly GlobalGuard[] {
  const { module } = at;
  const asks = (given: readonly Node[]): boolean => given.some((node) => guardAsks({ ...at, node })) && decidedBy(call).length === 0;
  if (calledName(call) === 'useGlobalGuards') return asks(call.arguments) ? [{ module }] : [];
  if (calledName(call) !== 'forRoutes' || call.callee.type !== 'MemberExpression') return [];
  const applied = bare(call.callee.object);
  if (applied.type !== 'CallExpression' || calledName(applied) !== 'apply' || !asks(applied.arguments)) return [];
  if (call.arguments.some((node) => /^(?:\/?\*|\/?\(\.\*\)|\/?\{\*\w+\})$/.test(constantString(node) ?? ''))) return [{ module }];
  return [{ module, only: call.arguments.flatMap((node) => valueAt({ ...at, node })?.node ?? []) }];
}

function calledName({ callee }: NodeOf<'CallExpression'>): string {
  return callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
}

function isProvider(object: NodeOf<'ObjectExpression'>, at: Located): boolean {
  return object.properties.some((each) => {
    const found = each.type === 'Property' && propertyName(each) === 'provide' ? libraryOf({ ...at, node: each.value }) : undefined;
    return found?.package === '@nestjs/core' && found.path.join() === 'APP_GUARD';
  });
}

function guardClasses(object: NodeOf<'ObjectExpression'>): readonly Node[] {
  return object.properties.flatMap((each) => {
    if (each.type !== 'Property' || !/^use(?:Class|Existing|Value|Factory)$/.test(propertyName(each) ?? '')) return [];
    const value = bare(each.value);
    return [(isFunction(value) ? givenBy(value) : undefined) ?? value];
  });
}

const OPTS_OUT = /public|anonymous|unauth|unprotected|(?:skip|no|without|ignore|disable|bypass)_?(?:auth|jwt|guard|login|token)/i;

/** What looks at something else than who is calling, or lets pass where a route asks for nothing. */
const OTHER_GUARD = /^(?:roles?|permissions?|polic(?:y|ies)|scopes?|acl|features?|throttl\w*|rate\w*|csrf|captcha|tenants?)(?:guard|middleware)?$/i;

/** True for a guard class, or one that is made of it, that asks who is calling: by what it does, or by its name where that cannot be seen. */
function guardAsks(at: Located): boolean {
  const node = bare(at.node);
  if (node.type === 'NewExpression' || node.type === 'CallExpression') return guardAsks({ ...at, node: node.callee });
  const value = node.type === 'ClassExpression' ? { ...at, node } : valueAt({ ...at, node });
  if (value?.node.type !== 'ClassDeclaration' && value?.node.type !== 'ClassExpression') return asksWho(node) && !(node.type === 'Identifier' && OTHER_GUARD.test(node.name));
  const { body, superClass } = value.node;
  const decides = body.body.find((each) => each.type === 'MethodDefinition' && /^(?:canActivate|use)$/.test(propertyName(each) ?? ''));
  if (decides?.type !== 'MethodDefinition') return superClass !== null && guardAsks({ ...value, node: superClass });
  const code = nodesBelow(decides.value);
  if (looksAtPath(decides.value) || code.some((node) => readsOptIn(node))) return false;
  // What a guard does not decide itself it leaves to the class that it extends.
  if (code.some((node) => node.type === 'MemberExpression' && node.object.type === 'Super' && propertyName(node) === 'canActivate')) return superClass !== null && guardAsks({ ...value, node: superClass });
  return handlerAsks({ ...value, node: decides.value }) || sendsAway(decides.value);
}

/** `reflector.get('roles', …)`: a guard that asks only where a decorator wants it to stands in front of nothing by itself. */
function readsOptIn(node: Node): boolean {
  if (node.type !== 'CallExpression' || !/^get/.test(calledName(node)) || node.callee.type !== 'MemberExpression') return false;
  const holder = bare(node.callee.object);
  const name = holder.type === 'MemberExpression' ? propertyName(holder) : holder.type === 'Identifier' ? holder.name : '';
  const [key] = node.arguments;
  return /reflector/i.test(name ?? '') && key !== undefined && !OPTS_OUT.test(constantString(key) ?? (key.type === 'Identifier' ? key.name : ''));
}

/** True for a decorator by which a route is left open although a guard stands in front of all: `@Public()`, `@SetMetadata('isPublic', true)`. */
export function optsOut(decorator: Node, at: Located): boolean {
  const node = bare(decorator);
  const callee = node.type === 'CallExpression' ? bare(node.callee) : node;
  if (callee.type !== 'Identifier') return OPTS_OUT.test(callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '');
  if (OPTS_OUT.test(callee.name)) return true;
  if (callee.name === 'SetMetadata' && node.type === 'CallExpression') return node.arguments.slice(0, 1).some((key) => OPTS_OUT.test(constantString(key) ?? (key.type === 'Identifier' ? key.name : '')));
  const value = valueAt({ ...at, node: callee });
  const given = value !== undefined && isFunction(value.node) ? givenBy(value.node) : undefined;
  return value !== undefined && given?.type === 'CallExpression' && optsOut(given, value);
}
