import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/server-side-request-forgery`: input from outside chooses where a request goes. */
export const serverSideRequestForgery: Rule = defineFlowRule({
  meta: {
    id: 'owasp/server-side-request-forgery',
    cwe: [918],
    owasp: 'A01:2025',
    severity: 'high',
    confidence: 'certain',
    from: 'early',
    description: 'Input from outside decides where the server sends a request. Whoever sends it can reach what only the server may reach.',
    advice: 'Take the host from a constant list and put only the rest of the address together from input.',
  },
  kinds: ['url'],
  describe: (_, what) => `${what} decides where a request is sent: whoever sends it can reach what only the server may reach.`,
});
