import type { Validator } from '../../contract/index.ts';
import { defineFamily } from '../family.ts';
import type { Rule } from '../rule.ts';
import { suppressionComment } from './suppression-comment.ts';
import { syntax } from './syntax.ts';
import { unresolvedImport } from './unresolved-import.ts';
import { unresolvedName } from './unresolved-name.ts';

/** The rules of the family, in the order of their names. */
export const staticAnalysisRules: readonly Rule[] = [suppressionComment, syntax, unresolvedImport, unresolvedName];

/** Names, modules and syntax that cannot work, and comments that would switch checks off. */
export const staticAnalysis: Validator = defineFamily({
  id: 'static-analysis',
  version: '0.1.0',
  rules: staticAnalysisRules,
});
