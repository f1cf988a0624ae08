export { json } from './json.ts';
export { stylish } from './stylish.ts';
export type { StylishOptions } from './stylish.ts';
