import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/header-injection`: input from outside becomes the value of a header. */
export const headerInjection: Rule = defineFlowRule({
  meta: {
    id: 'owasp/header-injection',
    cwe: [113],
    owasp: 'A05:2025',
    severity: 'low',
    confidence: 'heuristic',
    from: 'early',
    description: 'Text from outside becomes the value of a response header. Where line breaks are not refused, whoever sends it can add headers and a body.',
    advice: 'Take the value from a constant list, or encode it with encodeURIComponent.',
  },
  kinds: ['header'],
  describe: (_, what) => `${what} becomes the value of a response header: a line break in it ends the header or the request.`,
});
