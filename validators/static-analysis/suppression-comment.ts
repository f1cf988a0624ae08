import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isTestPath } from '../test-code.ts';

/** What switches a check off, at the start of a comment. */
const AT_START =
  /^[\s*]*(?:(eslint-disable(?:-next-line|-line)?|oxlint-disable(?:-next-line|-line)?|biome-ignore(?:-all|-start)?|tslint:disable(?:-next-line|-line)?|deno-lint-ignore(?:-file)?|jshint\s+ignore|@ts-(?:ignore|expect-error|nocheck)|(?:istanbul|c8|v8|node:coverage)\s+(?:ignore|disable)|deepcode\s+ignore|secretlint-disable(?:-next-line|-line)?|\$Flow(?:FixMe|Ignore|ExpectedError|Issue))(?![\w-])|eslint\s+[@\w/-]+\s*:\s*(?:0|"?off\b))/;

/** What switches a check off wherever it stands in a comment. */
const ANYWHERE = /(?:^|\s)(nosemgrep|NOSONAR|nosec|njsscan-ignore|gitleaks:allow|trufflehog:ignore|checkov:skip|kics-scan\s+(?:ignore|disable)|skipcq|semgrep-ignore|snyk:ignore|pragma:\s*allowlist\s+secret|(?:codeql|lgtm)\s*\[[\w/-]+\])(?![\w-])/;

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
      const directive = directiveOf(comment.value) ?? (isGenerated ? claimIn(comment.value, isHead) : undefined);
      if (directive === undefined) continue;
      const message = `\`${directive}\` switches a check off; it has no effect on this gate.`;
      report({ node: { start: comment.start, end: comment.end }, message, ...(isTestPath(path) || isCoverage(directive) ? { confidence: 'heuristic' } : {}) });
    }
  },
});

function directiveOf(comment: string): string | undefined {
  const match = AT_START.exec(comment) ?? ANYWHERE.exec(comment);
  return match === null ? undefined : (match[1] ?? match[0]).trim();
}

/** Only in text that a run brings: people mark their generated and vendored files with good reason. */
function claimIn(comment: string, isHead: boolean): string | undefined {
  return TO_THE_GATE.exec(comment)?.[1] ?? (isHead ? NOBODYS.exec(comment)?.[0] : undefined);
}

/** Coverage counts lines and protects nobody. */
function isCoverage(directive: string): boolean {
  return /^(?:istanbul|c8|v8|node:coverage)\b/.test(directive);
}
