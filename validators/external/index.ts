export { createEslintValidator, ESLINT_CARD } from './eslint-validator.ts';
export { hasProjectEslint } from './project-eslint.ts';
