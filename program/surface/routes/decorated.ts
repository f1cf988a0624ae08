import type { ParsedUnit } from '../../parsed-unit.ts';
import { bare, constantString, parentOf, propertyName } from '../../syntax.ts';
import type { Node } from '../../syntax.ts';
import { libraryOf } from '../library-of.ts';
import type { Located } from '../origin.ts';
import type { RouteSearch } from './search.ts';
import { isBehindGlobalGuard, optsOut } from './global-guards.ts';
import type { Route } from './route.ts';
import { DECORATOR_ROWS, GUARD_DECORATORS } from './route-rows.ts';

/** Nest, routing-controllers, type-graphql: `@Get('path')` on a method, `@UseGuards(…)` on it or on its class, or a guard in front of the whole program. */
export function decoratedRoutes(part: ParsedUnit, at: Located, search: RouteSearch): readonly Route[] {
  return part.nodes('MethodDefinition').flatMap((method): readonly Route[] => {
    const owner = parentOf(parentOf(method) ?? method);
    const ofClass = owner?.type === 'ClassDeclaration' || owner?.type === 'ClassExpression' ? owner.decorators : [];
    const verb = method.decorators.flatMap(({ expression }) => verbOf(expression, at))[0];
    if (verb === undefined) return [];
    const prefix = ofClass.flatMap(({ expression }) => (/^(?:Controller|JsonController)$/.test(decoratorName(expression) ?? '') ? [textOf(expression)] : [])).join('');
    const decorators = [...method.decorators, ...ofClass].map(({ expression }) => expression);
    const guarded = decorators.some((each) => GUARD_DECORATORS.test(decoratorName(each) ?? '')) || (verb.isNest && owner !== undefined && !decorators.some((each) => optsOut(each, at)) && isBehindGlobalGuard(owner, at.module, search));
    const path = [prefix, verb.path ?? (verb.isHttp ? '' : (propertyName(method) ?? ''))].filter((each) => each !== '').map((each) => each.replace(/^\/|\/$/g, '')).join('/');
    return [{ node: method, name: `${verb.name} ${verb.isHttp ? '/' : ''}${path}`, access: guarded ? 'authenticated' : 'open' }];
  });
}

function verbOf(expression: Node, at: Located): readonly { readonly name: string; readonly isHttp: boolean; readonly isNest: boolean; readonly path?: string }[] {
  const node = bare(expression);
  const path = node.type === 'CallExpression' ? libraryOf({ ...at, node: node.callee }) : undefined;
  const row = path === undefined ? undefined : DECORATOR_ROWS.find(([library, name]) => library === path.package && name === path.path.join('.'));
  if (row === undefined) return [];
  const text = textOf(node);
  return [{ name: row[1].toUpperCase(), isHttp: /common$|controllers$/.test(row[0]), isNest: /^@nestjs\/(?:common|graphql)$/.test(row[0]), ...(text === '' ? {} : { path: text }) }];
}

function textOf(expression: Node): string {
  const [first] = expression.type === 'CallExpression' ? expression.arguments : [];
  return (first === undefined ? undefined : constantString(first)) ?? '';
}

function decoratorName(expression: Node): string | undefined {
  const callee = expression.type === 'CallExpression' ? expression.callee : expression;
  return callee.type === 'Identifier' ? callee.name : undefined;
}
