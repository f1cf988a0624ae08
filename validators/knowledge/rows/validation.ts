import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { GuardRow } from '../../../program/index.ts';

const NARROW = 'isInt isNumeric isUUID isAlphanumeric isAlpha isHexadecimal isMongoId isDecimal isFloat isIP isPort isBoolean isISO8601 isJWT isCreditCard isLocale isSemVer isSlug';

/** https://github.com/validatorjs/validator.js and other functions that say what a text is. */
export const validation: LibraryRows = {
  steps: [
    ['validator', 'escape', 'Argument[0]', 'ReturnValue', ['html']],
    ...each('toInt toFloat toBoolean toDate', (name) => ['validator', name, 'Argument[0]', 'ReturnValue', 'all'] as const),
    ...each('trim ltrim rtrim stripLow normalizeEmail', (name) => ['validator', name, 'Argument[0]', 'ReturnValue', ['nosql']] as const),
  ],
  guards: [
    ...each(NARROW, (name): GuardRow => ['validator', name, 'Argument[0]', true, 'all']),
    ['validator', 'isIn', 'Argument[0]', true, 'all'],
    ['uuid', 'validate', 'Argument[0]', true, 'all'],
    ['is-uuid', 'v4', 'Argument[0]', true, 'all'],
    ['net', 'isIP', 'Argument[0]', true, ['command', 'path', 'code', 'html', 'sql', 'header', 'log']],
    ['net', 'isIPv4', 'Argument[0]', true, ['command', 'path', 'code', 'html', 'sql', 'header', 'log']],
    ['is-number', '', 'Argument[0]', true, 'all'],
  ],
};
