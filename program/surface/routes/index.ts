export { routesIn } from './all-routes.ts';
export { mountedRoutes, standingRoutes } from './carried.ts';
export type { CarriedRoute } from './carried.ts';
export { createRouteSearch } from './search.ts';
export type { RouteSearch } from './search.ts';
