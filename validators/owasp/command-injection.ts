import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/command-injection`: input from outside is run as a command. */
export const commandInjection: Rule = defineFlowRule({
  meta: {
    id: 'owasp/command-injection',
    cwe: [78],
    owasp: 'A05:2025',
    severity: 'critical',
    confidence: 'certain',
    from: 'early',
    description: 'Text from outside reaches a shell or chooses the program that is run. Whoever sends it can run any command with the rights of the server.',
    advice: 'Run a fixed program with execFile or spawn and a list of arguments, without a shell, and take what may vary from a constant list.',
  },
  kinds: ['command', 'program', 'argument'],
  describe: (_, what) => `${what} becomes part of a command that is run: whoever sends it can run commands of their own.`,
});
