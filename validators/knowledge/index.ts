export { isGlobalName } from './globals.ts';
export { isHostModule } from './host-modules.ts';
export { flowModel } from './rows/index.ts';
