import type { Validator } from '../../contract/index.ts';
import { asAnalysed } from '../../program/index.ts';
import { defineFamily } from '../family.ts';
import { safeForms } from '../safe-forms.ts';
import { surfaceOfUnit } from './surface-of-unit.ts';
import type { Rule, TextRule } from '../rule.ts';
export { canApply, isWithinReach } from './brief-scope.ts';
import { brokenDependant } from './broken-dependant.ts';
import { cycle } from './cycle.ts';
import { deadExport } from './dead-export.ts';
import { dependencyRule } from './dependency-rule.ts';
import { filePlacing } from './file-placing.ts';
import { independence } from './independence.ts';
import { layer } from './layer.ts';
import { pathBrief } from './path-brief.ts';
import { orphan } from './orphan.ts';
import { publicDoor } from './public-door.ts';
import { reinventedHelper } from './reinvented-helper.ts';
import { undeclaredPackage } from './undeclared-package.ts';

/** The rules of the family, in the order of their names. */
export const architectureRules: readonly (Rule | TextRule)[] = [brokenDependant, cycle, deadExport, dependencyRule, filePlacing, independence, layer, orphan, publicDoor, reinventedHelper, undeclaredPackage];

/** What a file may depend on, where it lies and what it is called: layers, doors, cycles, packages. */
export const architecture: Validator = defineFamily({ id: 'architecture', version: '0.2.0', rules: architectureRules, surface: surfaceOfUnit, brief: (paths, program, policy) => [...pathBrief(paths, policy), ...safeForms(paths, asAnalysed(program))] });
