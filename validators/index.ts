import type { RuleMeta, Validator } from '../contract/index.ts';
import { architecture } from './architecture/index.ts';
export { canApply, isWithinReach } from './architecture/index.ts';
import { generic } from './generic/index.ts';
import { memoryLeak } from './memory-leak/index.ts';
import { owasp } from './owasp/index.ts';
import { TYPES_CARD } from './types/index.ts';
import { staticAnalysis } from './static-analysis/index.ts';

const VALIDATORS: readonly Validator[] = [staticAnalysis, owasp, memoryLeak, architecture, generic];

/** The four families, and what every file gets. */
export function builtInValidators(): readonly Validator[] {
  return VALIDATORS;
}

/** What the rules of all built-in validators say of themselves. */
export const builtInRules: readonly RuleMeta[] = [...VALIDATORS, TYPES_CARD].flatMap((validator) => validator.rules);

export { ADVISORIES_CARD, createAdvisoryValidator, namesVersions } from './advisories/index.ts';
export { createEslintValidator, ESLINT_CARD, externalSarif, hasProjectEslint, projectEslintState } from './external/index.ts';
export type { ExternalSarifOptions } from './external/index.ts';
export { createTypesValidator, TYPES_CARD } from './types/index.ts';
export type { TypesOptions, TypesValidator } from './types/index.ts';

export { defineFamily } from './family.ts';
export type { FamilyDefinition } from './family.ts';
export { defineRule, defineTextRule } from './rule.ts';
export type { Rule, RuleContext, RuleObligation, RuleReport, TextReport, TextRule, TextRuleContext, TraceNode } from './rule.ts';
