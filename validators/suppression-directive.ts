/** Words that a tool obeys at the start of a comment. */
const AT_START_WORDS = [
  'eslint-disable(?:-next-line|-line)?',
  'oxlint-disable(?:-next-line|-line)?',
  '(?:biome|rome)-ignore(?:-all|-start)?',
  'tslint:disable(?:-next-line|-line)?',
  'tsl-(?:ignore|disable)(?:-next-line|-line)?',
  'stylelint-disable(?:-next-line|-line)?',
  'markdownlint-disable(?:-next-line|-line|-file)?',
  'secretlint-disable(?:-next-line|-line)?',
  'deno-(?:lint|coverage)-ignore(?:-file|-start)?',
  'jsh?lint\\s+ignore',
  'jsh?int\\s+(?:-W\\d+|ignore)',
  'jscs:(?:disable|ignore)',
  '@ts-(?:ignore|expect-error|nocheck)',
  '@no[fF]low',
  '\\$Flow(?:FixMe|Ignore|ExpectedError|Issue)',
  '(?:istanbul|c8|v8|node:coverage)\\s+(?:ignore|disable)',
  '@?code[cC]overage[iI]gnore(?:Start)?',
  'coverage:ignore',
  '[sS]tryker\\s+disable',
  'deepcode\\s+ignore',
  'deepsource-?ignore',
  '(?:prettier|dprint)-ignore(?:-start)?',
  'cspell:\\s*(?:disable|ignore)(?:-next-line|-line)?',
  'jscpd:ignore-start',
  'ts-(?:prune|unused-exports)[-:](?:ignore-next|disable(?:-next-line)?)',
  'noinspection',
  'bearer:disable',
  'pragma:\\s*no\\s?cover',
  'file\\s+deepcode\\s+ignore',
  '(?:sonarqube|opengrep|quick-lint-js|eslint(?:-plugin-[\\w-]+)?|lockstep|zizmor)\\s*:?\\s+(?:ignore|disable|off|skip|all)',
  // How nearly all tools spell it: their name, a hyphen, and what they are not to do.
  '@?[a-z][\\w-]*?-(?:ignore|disable|suppress|skip)(?:-(?:(?:next|this)-)?(?:line|file|block|start|all|next))?(?=\\s*$|\\s*[:\\[(]|\\s+@?\\w*[/-][\\w/-]*\\s*(?:$|--|:|,))',
  'svelte-ignore',
  'lgtm(?=\\s*$)',
];

/** What switches a check off at the start of a comment. */
const AT_START = new RegExp(`^[\\s*!/]*(?:(${AT_START_WORDS.join('|')})(?![\\w-])|(eslint\\s[^\\n]*?[@\\w/-]+["']?\\s*:\\s*\\[?\\s*["']?(?:[01]|off|warn)\\b)|(jsh?[li]i?nt\\s[^\\n]*\\b(?:evil|expr|eval)\\s*:\\s*true))`, 'i');

/** What switches a check off wherever it stands in a comment. */
const ANYWHERE =
  /(?:^|[\s*(#])(nosemgrep|semgrep-ignore|NOSONAR|nosec|noqa|nolint|njsscan-ignore|gitleaks:allow|trufflehog:ignore|ggignore|talisman-ignore|checkov:skip|tfsec:ignore|trivy:ignore|kics-scan\s+(?:ignore|disable)|skipcq|snyk:ignore|(?:file\s+)?(?:snyk|bearer|horusec|insider|devskim|flawfinder|appscan|fortify|veracode|coverity|contrast|dlint|socket|osv|dependabot|renovate|codacy|codeclimate)[:\s-]+(?:ignore|disable|suppress|allow|skip)\w*|DevSkim:\s*ignore|coverity\[[\w:.-]+\]|#?nohorus|pragma:\s*(?:allow|white)list(?:\s+nextline)?\s+secret|(?:codeql|lgtm)\s*\[[\w/-]+\]|@suppress(?:Warnings)?\b)(?![\w-])/i;

/** What only says how code is laid out or spelled. */
const LAYOUT = /^(?:(?:prettier|dprint)-ignore|cspell|jscpd|stylelint|markdownlint)/;
/** Whether tests reach the code. */
const COVERAGE = /^(?:istanbul|c8|v8|node:coverage|@?code[cC]overage|coverage|deno-coverage|[sS]tryker)/;

/** A comment's word that makes a tool look away. */
export interface SuppressionDirective {
  readonly text: string;
  /** What is switched off: a check of what the code does, the count of what tests reach, or layout and spelling. */
  readonly of: 'check' | 'coverage' | 'layout';
}

/** The first word of a comment that would make some tool look away; undefined for comments that say nothing to tools. */
export function suppressionIn(comment: string): SuppressionDirective | undefined {
  const match = atStartOfLine(comment) ?? ANYWHERE.exec(comment);
  if (match === null) return undefined;
  const text = (match[1] ?? match[2] ?? match[3] ?? match[0]).trim();
  return { text, of: LAYOUT.test(text) ? 'layout' : COVERAGE.test(text) ? 'coverage' : 'check' };
}

/** Some tools take the last line of a comment for the one that counts. */
function atStartOfLine(comment: string): RegExpExecArray | null {
  for (const line of comment.split('\n')) {
    const match = AT_START.exec(line);
    if (match !== null) return match;
  }
  return null;
}

/** A stretch of text with what a comment says. */
export interface PlacedComment {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** The text with every such comment emptied; places and lines stay the same, so tools judge it as if it had none. */
export function withoutSuppressionComments(text: string, comments: readonly PlacedComment[]): string {
  let bare = '';
  let done = 0;
  for (const { start, end, value } of comments) {
    if (suppressionIn(value) === undefined || start < done) continue;
    bare += text.slice(done, start + 2) + text.slice(start + 2, end).replace(/[^\s*/]/g, '_');
    done = end;
  }
  return bare + text.slice(done);
}
