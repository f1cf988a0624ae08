import type { Validator } from '../../contract/index.ts';
import { defineFamily } from '../family.ts';
import type { TextRule } from '../rule.ts';
import { hiddenCharacter } from './hidden-character.ts';
import { path } from './path.ts';
import { secret } from './secret.ts';

/** The rules of the family, in the order of their names. */
export const genericRules: readonly TextRule[] = [hiddenCharacter, path, secret];

/** What every file gets, whatever it is: secrets, characters nobody sees, and its own name. */
export const generic: Validator = defineFamily({ id: 'generic', version: '0.1.0', rules: genericRules });
