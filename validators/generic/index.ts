import type { Validator } from '../../contract/index.ts';
import { defineFamily } from '../family.ts';
import type { TextRule } from '../rule.ts';
import { hiddenCharacter } from './hidden-character.ts';
import { secret } from './secret.ts';

/** The rules of the family, in the order of their names. */
export const genericRules: readonly TextRule[] = [hiddenCharacter, secret];

/** What every file gets, whatever it is: secrets and characters nobody sees. */
export const generic: Validator = defineFamily({ id: 'generic', version: '0.1.0', rules: genericRules });
