import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/unsafe-dynamic-call`: a name from outside chooses the function that is called. */
export const unsafeDynamicCall: Rule = defineFlowRule({
  meta: {
    id: 'owasp/unsafe-dynamic-call',
    cwe: [754, 470],
    owasp: 'A05:2025',
    severity: 'high',
    confidence: 'certain',
    from: 'early',
    description: 'A name from outside chooses the function that is called. Whoever sends it can call what was never meant for them, or stop the program.',
    advice: 'Look the function up in a Map or in an object without a prototype, and check that it is there before it is called.',
  },
  kinds: ['call'],
  describe: (_, what) => `${what} chooses the function that is called: whoever sends it can call any method there is, or stop the program.`,
});
