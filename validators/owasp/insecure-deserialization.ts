import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/insecure-deserialization`: input from outside is read by a format that builds functions. */
export const insecureDeserialization: Rule = defineFlowRule({
  meta: {
    id: 'owasp/insecure-deserialization',
    cwe: [502],
    owasp: 'A08:2025',
    severity: 'critical',
    confidence: 'certain',
    from: 'early',
    description: 'Text from outside is read by a format that can build functions or objects of any class. Whoever sends it can run code.',
    advice: 'Read data with JSON.parse and check its shape before it is used.',
  },
  kinds: ['deserialize'],
  doubt: ({ sinkRow }) => sinkRow[0] === 'js-yaml',
  describe: (_, what) => `${what} is read by a format that can build functions: whoever sends it can run code.`,
});
