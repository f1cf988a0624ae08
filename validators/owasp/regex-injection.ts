import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/regex-injection`: input from outside becomes a regular expression. */
export const regexInjection: Rule = defineFlowRule({
  meta: {
    id: 'owasp/regex-injection',
    cwe: [730, 400],
    owasp: 'A05:2025',
    severity: 'medium',
    confidence: 'certain',
    from: 'early',
    description: 'Text from outside becomes a regular expression. Whoever sends it can make matching take for ever or match what was not meant.',
    advice: 'Escape the text for regular expressions before it becomes part of one, or compare with includes or startsWith.',
  },
  kinds: ['regex-source'],
  describe: (_, what) => `${what} becomes part of a regular expression: whoever sends it can make matching take for ever.`,
});
