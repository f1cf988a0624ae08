import type { Validator } from '../../contract/index.ts';
import { defineFamily } from '../family.ts';
import type { Rule } from '../rule.ts';
import { commandInjection } from './command-injection.ts';
import { exponentialRegex } from './exponential-regex.ts';
import { sqlInjection } from './sql-injection.ts';

/** The rules of the family, in the order of their names. */
export const owaspRules: readonly Rule[] = [commandInjection, exponentialRegex, sqlInjection];

/** Remote input that reaches what executes it, and patterns that remote input can stall. */
export const owasp: Validator = defineFamily({ id: 'owasp', version: '0.1.0', rules: owaspRules });
