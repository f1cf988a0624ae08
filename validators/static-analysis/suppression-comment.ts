import { defineRule } from '../rule.ts';
import type { Rule, RuleReport } from '../rule.ts';
import { suppressionIn } from '../suppression-directive.ts';
import type { SuppressionDirective } from '../suppression-directive.ts';
import { isTestPath } from '../test-code.ts';

/** What claims at the head of a file that nobody should look at it. */
const NOBODYS = /@generated\b|\bdo not edit\b|\bauto-?generated\b|\b(?:minified|vendored|vendor bundle|third[- ]party bundle)\b/i;

/** What speaks to whoever decides about the code. */
const TO_THE_GATE = /(?:^|\s)((?:gate|lockstep|validators?|reviewers?|merge|verdict|decision)\s*[:=]\s*["']?(?:accept|approve|pass|allow|ignore|skip|disable|ok|off)\w*)/i;

/** `static-analysis/suppression-comment`: a comment that would switch a check off. */
export const suppressionComment: Rule = defineRule({
  meta: {
    id: 'static-analysis/suppression-comment',
    cwe: [],
    severity: 'medium',
    confidence: 'likely',
    from: 'chunk',
    description: 'The comment switches off a linter, the type checker, a scanner or coverage for what follows. It has no effect here; it tells that something needs a look.',
    advice: 'Mend what the check reports and leave the comment out; exceptions are written into the policy file by a person.',
  },
  check({ part, path, program, report }) {
    const isGenerated = program.runPaths().includes(path);
    for (const comment of part.comments) {
      const isHead = part.origin.offset === 0 && part.text.slice(0, comment.start).trim() === '';
      const directive = suppressionIn(comment.value) ?? (isGenerated ? claimIn(comment.value, isHead) : undefined);
      if (directive === undefined) continue;
      const message = `\`${directive.text}\` switches a check off; it has no effect on this gate.`;
      report({ node: { start: comment.start, end: comment.end }, message, ...weightOf(directive, { isTest: isTestPath(path), isGenerated }) });
    }
  },
});

/** Layout protects nobody. What stands in files that a run has not touched was looked at when people wrote it: it is for an audit. */
function weightOf({ of: switchedOff }: SuppressionDirective, { isTest, isGenerated }: { readonly isTest: boolean; readonly isGenerated: boolean }): Pick<RuleReport, 'confidence' | 'severity'> {
  if (switchedOff === 'layout' || isTest || !isGenerated) return { confidence: 'heuristic' };
  return switchedOff === 'coverage' ? { severity: 'low' } : {};
}

/** Only in text that a run brings: people mark their generated and vendored files with good reason. */
function claimIn(comment: string, isHead: boolean): SuppressionDirective | undefined {
  const text = TO_THE_GATE.exec(comment)?.[1] ?? (isHead ? NOBODYS.exec(comment)?.[0] : undefined);
  return text === undefined ? undefined : { text, of: 'check' };
}
