import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isFlowTyped } from './flow-typed.ts';

/** `static-analysis/syntax`: the grammar does not allow what stands there. */
export const syntax: Rule = defineRule({
  meta: {
    id: 'static-analysis/syntax',
    cwe: [],
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description: 'The statement cannot be parsed. Nothing else can be said about it, and it cannot run.',
    advice: 'Write complete, valid syntax for the file extension: types only in .ts and .tsx, JSX only in .tsx and .jsx.',
  },
  check({ part, module, path, report }) {
    if (module.units.some(isFlowTyped)) return;
    for (const fault of part.faults)
      report({
        node: { start: fault.start, end: Math.max(fault.end, fault.start + 1) },
        message: `The text cannot be parsed: ${fault.message}`,
        ...(isFixture(path) ? { confidence: 'likely' } : {}),
      });
  },
});

/** Fixtures may be wrong on purpose. */
function isFixture(path: string): boolean {
  return /(?:^|\/)(?:__fixtures__|fixtures?)\//.test(path);
}
