import { runsInDrivenBrowser } from './driven-browser.ts';
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
    description: 'Input from outside decides where the server, or a browser it drives, sends a request. Whoever sends it can reach what only the server may reach.',
    advice: 'Take the host from a constant list and put only the rest of the address together from input; hand values to a driven page as arguments of a function.',
  },
  kinds: ['url', 'code'],
  when: (flow) => flow.kind === 'url' || runsInDrivenBrowser(flow),
  describe: ({ kind }, what) =>
    kind === 'url'
      ? `${what} decides where a request is sent: whoever sends it can reach what only the server may reach.`
      : `${what} runs in a browser of the server and sends what requests it likes: whoever sends it can reach what only the server may reach.`,
});
