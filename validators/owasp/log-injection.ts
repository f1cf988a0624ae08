import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/log-injection`: input from outside is written to a log as it is. */
export const logInjection: Rule = defineFlowRule({
  meta: {
    id: 'owasp/log-injection',
    cwe: [117],
    owasp: 'A09:2025',
    severity: 'low',
    confidence: 'heuristic',
    from: 'early',
    description: 'Text from outside is written to a log as it is. A line break in it begins an entry that nobody made.',
    advice: 'Log values as fields of an object, or take line breaks out of the text.',
  },
  kinds: ['log'],
  describe: (_, what) => `${what} is written to a log as it is: a line break in it begins an entry that nobody made.`,
});
