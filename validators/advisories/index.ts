export { ADVISORIES_CARD, createAdvisoryValidator } from './advisory-validator.ts';
export { namesVersions } from './wanted-packages.ts';
