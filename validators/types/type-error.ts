import type { RuleMeta } from '../../contract/index.ts';

/** `static-analysis/type-error`: what the type checker of the project refuses. */
export const typeError: RuleMeta = {
  id: 'static-analysis/type-error',
  cwe: [],
  severity: 'medium',
  confidence: 'certain',
  from: 'chunk',
  description: 'The type checker refuses the code with the settings of the project: a value is used as what it is not, or a member does not exist.',
  advice: 'Use values as their declared types say and call only members that exist; look the declaration up instead of guessing.',
};
