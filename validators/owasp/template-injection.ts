import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/template-injection`: input from outside is compiled as a template. */
export const templateInjection: Rule = defineFlowRule({
  meta: {
    id: 'owasp/template-injection',
    cwe: [1336, 94],
    owasp: 'A05:2025',
    severity: 'critical',
    confidence: 'certain',
    from: 'early',
    description: 'Text from outside becomes the source of a template. Template languages run code, so whoever sends it can too.',
    advice: 'Keep templates in files or constants and hand what comes from outside over as data.',
  },
  kinds: ['template'],
  describe: (_, what) => `${what} becomes the source of a template: whoever sends it can run code.`,
});
