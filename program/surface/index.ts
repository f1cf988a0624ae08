export { codeSurface, standingSurface } from './code-surface.ts';
export { textSurface } from './text-surface.ts';
export { createRouteSearch } from './routes/index.ts';
export type { RouteSearch } from './routes/index.ts';
export { DECORATOR_ROWS, FILE_ROWS, ROUTE_ROWS } from './routes/route-rows.ts';
export { BASE_ROWS, DATA_VERBS, ENTITY_ROWS, KEY_ROWS, KEY_VERBS, MEMBER_ROWS, MODEL_ROWS, NAMING_ROWS } from './tables/table-rows.ts';
