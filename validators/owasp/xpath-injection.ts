import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/xpath-injection`: input from outside becomes part of the text of an XPath query. */
export const xpathInjection: Rule = defineFlowRule({
  meta: {
    id: 'owasp/xpath-injection',
    cwe: [643],
    owasp: 'A05:2025',
    severity: 'high',
    confidence: 'certain',
    from: 'early',
    description: 'Text from outside becomes part of an XPath expression. Whoever sends it can select nodes that were not meant.',
    advice: 'Write a constant expression and hand the value over as a variable, or compare the selected values in the program.',
  },
  kinds: ['xpath'],
  describe: (_, what) => `${what} becomes part of an XPath expression: whoever sends it can select nodes that were not meant.`,
});
