import { runsInDrivenBrowser } from './driven-browser.ts';
import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/code-injection`: input from outside is run as code. */
export const codeInjection: Rule = defineFlowRule({
  meta: {
    id: 'owasp/code-injection',
    cwe: [94, 95],
    owasp: 'A05:2025',
    severity: 'critical',
    confidence: 'certain',
    from: 'early',
    description: 'Text from outside is run as code. Whoever sends it can do whatever the program can.',
    advice: 'Parse the text as data (JSON.parse, a parser of your own) or look the operation up in a constant table; never hand it to eval, Function, vm or require.',
  },
  kinds: ['code'],
  when: (flow) => !runsInDrivenBrowser(flow),
  describe: (_, what) => `${what} is run as code: whoever sends it can do whatever the program can.`,
});
