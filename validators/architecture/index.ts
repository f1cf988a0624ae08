import type { Validator } from '../../contract/index.ts';
import { defineFamily } from '../family.ts';
import type { Rule } from '../rule.ts';
import { layer } from './layer.ts';

/** The rules of the family, in the order of their names. */
export const architectureRules: readonly Rule[] = [layer];

/** What a file may depend on: layers, cycles, packages. */
export const architecture: Validator = defineFamily({ id: 'architecture', version: '0.1.0', rules: architectureRules });
