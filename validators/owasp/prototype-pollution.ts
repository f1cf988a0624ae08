import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/prototype-pollution`: a key from outside leads to a write on a prototype. */
export const prototypePollution: Rule = defineFlowRule({
  meta: {
    id: 'owasp/prototype-pollution',
    cwe: [1321],
    owasp: 'A05:2025',
    severity: 'high',
    confidence: 'certain',
    from: 'early',
    description: 'A key from outside can lead to a built-in prototype, and something is written there. Every object of the program changes with it.',
    advice: 'Refuse the keys __proto__, constructor and prototype before they are used, or use a Map or an object made with Object.create(null).',
  },
  kinds: ['key'],
  doubt: ({ sinkRow }) => sinkRow[0] !== 'language',
  describe: (_, what) => `${what} can lead to a write on a built-in prototype: every object of the program changes with it.`,
});
