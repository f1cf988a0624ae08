export { createEslintValidator, ESLINT_CARD } from './eslint-validator.ts';
export { externalSarif } from './external-sarif.ts';
export type { ExternalSarifOptions } from './external-sarif.ts';
export { hasProjectEslint, projectEslintState } from './project-eslint.ts';
