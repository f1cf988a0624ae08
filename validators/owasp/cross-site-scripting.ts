import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/cross-site-scripting`: input from outside becomes markup. */
export const crossSiteScripting: Rule = defineFlowRule({
  meta: {
    id: 'owasp/cross-site-scripting',
    cwe: [79],
    owasp: 'A05:2025',
    severity: 'high',
    confidence: 'certain',
    from: 'early',
    description: 'Input from outside becomes part of a page as markup. Whoever sends it can run scripts in the browsers of others.',
    advice: 'Escape the text for the place where it stands, or set it as text (textContent, a template that escapes) instead of markup.',
  },
  kinds: ['html'],
  describe: (_, what) => `${what} becomes markup of a page: whoever sends it can run scripts in the browsers of others.`,
});
