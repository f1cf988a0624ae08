import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/polynomial-regex`: input from outside is matched by a pattern whose time grows with the square of the text or faster. */
export const polynomialRegex: Rule = defineFlowRule({
  meta: {
    id: 'owasp/polynomial-regex',
    cwe: [1333, 730, 400],
    owasp: 'A06:2025',
    severity: 'medium',
    confidence: 'likely',
    from: 'early',
    description: 'Text from outside is matched by a regular expression that can read it in many ways. A long text keeps the process busy for seconds or minutes.',
    advice: 'Bound the length of the text before it is matched, or write the pattern so that every text can be read in one way only.',
  },
  kinds: ['regex-input'],
  describe: (_, what) => `${what} is matched by a regular expression that long texts keep busy: one request can stall the process.`,
});
