import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/path-traversal`: a path from outside is used on the file system. */
export const pathTraversal: Rule = defineFlowRule({
  meta: {
    id: 'owasp/path-traversal',
    cwe: [22],
    owasp: 'A01:2025',
    severity: 'high',
    confidence: 'certain',
    from: 'early',
    description: 'A path from outside is used on the file system. Whoever sends it can reach files outside the folder that was meant.',
    advice: 'Resolve the path against a fixed root, and go on only when the result begins with that root and a separator; or take the name from a constant list.',
  },
  kinds: ['path'],
  describe: (_, what) => `${what} decides which file is used: whoever sends it can reach files outside the folder that was meant.`,
});
