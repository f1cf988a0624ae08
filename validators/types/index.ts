export { createTypesValidator, TYPES_CARD } from './types-validator.ts';
export type { TypesOptions } from './types-validator.ts';
