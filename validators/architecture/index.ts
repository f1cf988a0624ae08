import type { Validator } from '../../contract/index.ts';
import { defineFamily } from '../family.ts';
import { surfaceOfUnit } from './surface-of-unit.ts';
import type { Rule } from '../rule.ts';
import { cycle } from './cycle.ts';
import { dependencyRule } from './dependency-rule.ts';
import { layer } from './layer.ts';
import { reinventedHelper } from './reinvented-helper.ts';
import { undeclaredPackage } from './undeclared-package.ts';

/** The rules of the family, in the order of their names. */
export const architectureRules: readonly Rule[] = [cycle, dependencyRule, layer, reinventedHelper, undeclaredPackage];

/** What a file may depend on: layers, cycles, packages. */
export const architecture: Validator = defineFamily({ id: 'architecture', version: '0.2.0', rules: architectureRules, surface: surfaceOfUnit });
