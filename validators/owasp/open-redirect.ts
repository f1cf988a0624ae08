import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/open-redirect`: input from outside chooses where a browser is sent. */
export const openRedirect: Rule = defineFlowRule({
  meta: {
    id: 'owasp/open-redirect',
    cwe: [601],
    owasp: 'A01:2025',
    severity: 'medium',
    confidence: 'certain',
    from: 'early',
    description: 'Input from outside decides where the browser is sent. Whoever makes the link can lead people to a page of their own.',
    advice: 'Redirect to a constant, or to a path that begins with one slash and was checked against a list.',
  },
  kinds: ['redirect'],
  describe: (_, what) => `${what} decides where the browser is sent: a link to this page can lead people to any other.`,
});
