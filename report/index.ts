export { github } from './github.ts';
export { json } from './json.ts';
export { junit } from './junit.ts';
export { createLanes } from './lanes.ts';
export type { Lanes } from './lanes.ts';
export { sarif } from './sarif.ts';
export type { SarifOptions } from './sarif.ts';
export { stylish } from './stylish.ts';
export type { StylishOptions } from './stylish.ts';
