import type { Validator } from '../../contract/index.ts';
import { defineFamily } from '../family.ts';
import type { TextRule } from '../rule.ts';
import { confusableName } from './confusable-name.ts';
import { hiddenCharacter } from './hidden-character.ts';
import { namedCredential } from './named-credential.ts';
import { path } from './path.ts';
import { secret } from './secret.ts';
import { supplyChainChange } from './supply-chain-change.ts';
import { weakenedCheck } from './weakened-check.ts';

/** The rules of the family, in the order of their names. */
export const genericRules: readonly TextRule[] = [confusableName, hiddenCharacter, namedCredential, path, secret, supplyChainChange, weakenedCheck];

/** What every file gets, whatever it is: secrets, characters nobody sees, its own name, and what it does to checks and to the supply chain. */
export const generic: Validator = defineFamily({ id: 'generic', version: '0.1.0', rules: genericRules });
