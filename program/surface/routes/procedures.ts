import type { ParsedUnit } from '../../parsed-unit.ts';
import { bare, parentOf, propertyName } from '../../syntax.ts';
import type { NodeOf } from '../../syntax.ts';
import { libraryOf } from '../library-of.ts';
import { valueAt } from '../origin.ts';
import type { Located } from '../origin.ts';
import { accessOf } from './access.ts';
import { mayHandle } from './asks-who.ts';
import type { Route } from './route.ts';
import { ROUTE_ROWS } from './route-rows.ts';
import { stepAsks } from './steps.ts';

/** tRPC: `protectedProcedure.input(…).mutation(…)`. https://trpc.io/docs/server/procedures */
export function procedures(part: ParsedUnit, at: Located): readonly Route[] {
  return part.nodes('CallExpression').flatMap((call): readonly Route[] => {
    const callee = bare(call.callee);
    const kind = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
    if (callee.type !== 'MemberExpression' || !/^(?:query|mutation|subscription)$/.test(kind ?? '')) return [];
    const found = libraryOf({ ...at, node: callee.object });
    const path = found?.path.join('.') ?? '';
    if (!ROUTE_ROWS.some(([library, steps, form]) => form === 'procedure' && library === found?.package && (path === steps || path.startsWith(`${steps}.`)))) return [];
    const owner = parentOf(call);
    const name = owner?.type === 'Property' ? propertyName(owner) : undefined;
    const handler = call.arguments[0];
    const access = chainAsks({ ...at, node: callee.object }) ? 'authenticated' : accessOf({ steps: [], handler }, at);
    return [{ node: call, name: `${(kind ?? '').toUpperCase()} ${name ?? '*'}`, access }];
  });
}

const MOST_PROCEDURES = 8;

/** True when a step of the chain asks who is calling, in whichever file the procedure is built: its name alone says nothing. */
function chainAsks(at: Located, steps: number = MOST_PROCEDURES): boolean {
  let node = bare(at.node);
  for (; node.type === 'CallExpression'; node = bare(node.callee.object)) {
    if (node.callee.type !== 'MemberExpression') return false;
    if (propertyName(node.callee) === 'use' && node.arguments.some((step) => stepAsks({ ...at, node: step }))) return true;
  }
  const value = valueAt({ ...at, node });
  return value !== undefined && value.node !== node && steps > 0 && chainAsks(value, steps - 1);
}

/** GraphQL: the functions under `Query`, `Mutation` and `Subscription` of what is given, or called, or typed as resolvers. */
export function resolverRoutes(part: ParsedUnit, at: Located): readonly Route[] {
  return part.nodes('ObjectExpression').flatMap((object) =>
    !isResolvers(object, at) ? [] : object.properties.flatMap((type): readonly Route[] => {
      const kind = type.type === 'Property' ? propertyName(type) : undefined;
      if (type.type !== 'Property' || type.value.type !== 'ObjectExpression' || !/^(?:Query|Mutation|Subscription)$/.test(kind ?? '')) return [];
      return type.value.properties.flatMap((each): readonly Route[] => {
        if (each.type !== 'Property' || !mayHandle(each.value)) return [];
        return [{ node: each, name: `${(kind ?? '').toUpperCase()} ${propertyName(each) ?? '*'}`, access: accessOf({ steps: [], handler: each.value }, at) }];
      });
    }),
  );
}

function isResolvers(object: NodeOf<'ObjectExpression'>, at: Located): boolean {
  let owner = parentOf(object);
  while (owner !== undefined && bare(owner) !== owner) owner = parentOf(owner);
  if (owner?.type === 'VariableDeclarator' && owner.id.type === 'Identifier') {
    const type = owner.id.typeAnnotation?.typeAnnotation;
    return /resolvers?$/i.test(owner.id.name) || (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && /Resolvers$/.test(type.typeName.name));
  }
  if (owner?.type !== 'Property' || propertyName(owner) !== 'resolvers') return false;
  const call = parentOf(parentOf(owner) ?? owner);
  const found = call?.type === 'NewExpression' || call?.type === 'CallExpression' ? libraryOf({ ...at, node: call.callee }) : undefined;
  return ROUTE_ROWS.some(([library, steps, form]) => form === 'resolvers' && library === found?.package && steps === found.path.join('.'));
}
