export { createTypesValidator, TYPES_CARD } from './types-validator.ts';
export type { TypesOptions, TypesValidator } from './types-validator.ts';
