import { defineRule } from './rule.ts';
import type { Rule } from './rule.ts';

/** A rule that finds the same and is never sure of it: it informs and raises the risk, and blocks nothing. */
export function demoted(rule: Rule): Rule {
  return defineRule({
    meta: { ...rule.meta, confidence: rule.meta.confidence === 'certain' ? 'likely' : rule.meta.confidence },
    check: (context) =>
      rule.check({
        ...context,
        report: (report) => context.report((report.confidence ?? rule.meta.confidence) === 'certain' ? { ...report, confidence: 'likely' } : report),
      }),
  });
}
