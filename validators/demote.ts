import { defineRule } from './rule.ts';
import type { Rule } from './rule.ts';

/** A rule that finds the same and is never sure of it: it informs and raises the risk, and blocks nothing. */
export function demoted(rule: Rule): Rule {
  return defineRule({
    meta: { ...rule.meta, confidence: rule.meta.confidence === 'certain' ? 'likely' : rule.meta.confidence },
    check: ({ unit, phase, path, program, policy, module, part, isClosed, oblige, leaveUnfinished, leaveUnknown, report }) =>
      rule.check({
        ...{ unit, phase, path, program, policy, module, part, isClosed, oblige, leaveUnfinished, leaveUnknown },
        report: (told) => report((told.confidence ?? rule.meta.confidence) === 'certain' ? { ...told, confidence: 'likely' } : told),
      }),
  });
}
