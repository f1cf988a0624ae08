import type { ParsedUnit } from '../../parsed-unit.ts';
import type { Located } from '../origin.ts';
import { decoratedRoutes } from './decorated.ts';
import { fileRoutes, serverFunctions } from './file-routes.ts';
import { procedures, resolverRoutes } from './procedures.ts';
import type { RouteSearch } from './search.ts';
import { registeredRoutes } from './registered.ts';
import type { Route } from './route.ts';

/** The ways into the program that a part of a file opens, as the frameworks of `route-rows.ts` do. */
export function routesIn(part: ParsedUnit, at: Omit<Located, 'node'>, search: RouteSearch): readonly Route[] {
  const here: Located = { ...at, node: part.program };
  return [registeredRoutes, decoratedRoutes, fileRoutes, serverFunctions, procedures, resolverRoutes].flatMap((find) => find(part, here, search));
}
