export { isGlobalName } from './globals.ts';
export { isHostModule } from './host-modules.ts';
export { flowModel, harmlessMiddleware } from './rows/index.ts';
export type { MiddlewareRow } from './rows/library.ts';
