/** One way in which a change makes a check look less closely. */
export interface Weakening {
  /** Where it stands in the new text, as a half-open range. */
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

interface Texts {
  readonly before: string;
  readonly after: string;
}

type Comparison = (before: string, after: string) => readonly Weakening[];

/** Settings of the compiler that look closer when they are true, and those that look less closely. */
const STRICTER =
  /"(strict|strictNullChecks|strictFunctionTypes|strictBindCallApply|strictPropertyInitialization|strictBuiltinIteratorReturn|noImplicitAny|noImplicitThis|useUnknownInCatchVariables|alwaysStrict|noUncheckedIndexedAccess|exactOptionalPropertyTypes|noImplicitOverride|noImplicitReturns|noFallthroughCasesInSwitch|noPropertyAccessFromIndexSignature|noUnusedLocals|noUnusedParameters|checkJs)"\s*:\s*(true|false)/g;
const LOOSER = /"(skipLibCheck|skipDefaultLibCheck|allowUnreachableCode|allowUnusedLabels|suppressImplicitAnyIndexErrors|suppressExcessPropertyErrors|noCheck|noStrictGenericChecks|keyofStringsOnly)"\s*:\s*(true)/g;
const BASE = /"(extends)"\s*:\s*("[^"]*"|\[[^\]]*\])/g;
const CHECKED = /["']?(include|files|includes|testMatch|testRegex|collectCoverageFrom)["']?\s*:\s*\[([^\]]*)\]/g;
const OFF = /["']?([@\w/-]+)["']?\s*:\s*\[?\s*(?:["'](?:off|warn|warning|allow)["']|0\b)|["']?(enabled|recommended|all|enable)["']?\s*:\s*false\b/g;
const REFUSING = /["']?([@\w-]+(?:\/[\w/-]+)?)["']?\s*:\s*\[?\s*(?:["']error["']|2\b)/g;
const EXCLUDING = /["']?(exclude|ignores|ignorePatterns|ignore|testPathIgnorePatterns|coveragePathIgnorePatterns|modulePathIgnorePatterns)["']?\s*:\s*\[([^\]]*)\]/g;
const LENIENT_RUN = /\|\|\s*(?:true\b|exit 0|:(?=\s|$|"))|continue-on-error\s*:\s*true|allow_failure\s*:\s*true|--no-verify\b|--passWithNoTests\b|passWithNoTests\s*:\s*true|--max-warnings[ =]\s*-1|--no-eslintrc\b|--noEmitOnError false|\bset \+e\b|if\s*:\s*(?:\$\{\{\s*)?false\b|when\s*:\s*never\b|--no-audit\b|--skip-(?:tests?|checks?|lint)\b|-DskipTests\b/g;
const WARNINGS = /--max-warnings[ =][1-9]\d*/g;
const SKIPPED = /\b(?:it|test|describe|suite|context)\.(?:skip|only|todo|fails|failing|skipIf\(true\)|runIf\(false\))\b|(?<![\w.])(?:x(?:it|describe|test|specify)|f(?:it|describe))(?=\s*\()/g;
const INSTALL = /^\s*(strict-ssl\s*=\s*false|ignore-scripts\s*=\s*false|audit\s*=\s*false|engine-strict\s*=\s*false|package-lock\s*=\s*false|strict-peer-dependencies\s*=\s*false|legacy-peer-deps\s*=\s*true|unsafe-perm\s*=\s*true|(?:@[\w-]+:)?registry\s*=.*|enableStrictSsl:\s*false|checksumBehavior:\s*["']?(?:ignore|update).*|enableImmutableInstalls:\s*false|dangerouslyAllowAllBuilds:\s*true)/gm;
const EXCLUSIONS = /^\s*(sonar\.(?:[\w.]*exclusions?|issue\.ignore[\w.]*)\s*=.*)/gm;
const THRESHOLD = /["']?(branches|functions|lines|statements|coverageThreshold|retries|retry|bail)["']?\s*:\s*(\d+(?:\.\d+)?)/g;

const compiler: Comparison = (before, after) => [
  ...lost(STRICTER, before, after),
  ...gained(LOOSER, { before, after }, ([, name]) => `"${name}" is switched on`),
  ...leavesOut(before, after),
  ...(before === '' ? [] : gained(BASE, { before, after }, ([, name]) => `"${name}" leads to other settings than before`)),
  ...gone(BASE, before, after),
];
const linter: Comparison = (before, after) => [
  ...gained(OFF, { before, after }, ([, name, flag]) => `"${name ?? flag}" no longer refuses`),
  ...gone(REFUSING, before, after),
  ...leavesOut(before, after),
];
const tests: Comparison = (before, after) => [
  ...gained(LENIENT_RUN, { before, after }, ([text]) => `\`${text.trim()}\` lets a failure pass`),
  ...leavesOut(before, after),
  ...lowered(before, after),
];
const pipeline: Comparison = (before, after) => [...gained(LENIENT_RUN, { before, after }, ([text]) => `\`${text.trim()}\` lets a failure pass`), ...removedSteps(before, after)];
const scripts: Comparison = (before, after) => [...gained(LENIENT_RUN, { before, after }, ([text]) => `\`${text.trim()}\` lets a failure pass`), ...gained(WARNINGS, { before, after }, ([text]) => `\`${text}\` lets warnings pass`), ...emptied(before, after)];
const testCases: Comparison = (before, after) => gained(SKIPPED, { before, after }, ([text]) => `\`${text}\` keeps tests from running`);
const installer: Comparison = (before, after) => gained(INSTALL, { before, after }, ([, text = '']) => `\`${text.trim().slice(0, 80)}\` changes what an install trusts`);
const quality: Comparison = (before, after) => gained(EXCLUSIONS, { before, after }, ([, text = '']) => `\`${text.trim().slice(0, 80)}\` leaves files out`);
const gate: Comparison = (before, after) => (before === after ? [] : [{ start: 0, end: Math.min(after.length, 1), what: 'what this gate refuses is decided by people, not by what it judges' }]);

const FILES: readonly (readonly [RegExp, Comparison])[] = [
  [/(?:^|\/)[tj]sconfig(?:\.[\w-]+)*\.json$/, compiler],
  [/(?:^|\/)(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.\w+)?|\.oxlintrc\.json|biome\.jsonc?|\.semgrep\.ya?ml|\.dependency-cruiser\.[cm]?js|knip\.jsonc?|\.secretlintrc(?:\.\w+)?)$/, linter],
  [/(?:^|\/)(?:\.(?:eslint|semgrep|gitleaks|secretlint|oxlint|codeql|trivy|bearer|audit)ignore|\.snyk|\.nsprc|\.gitleaks\.toml|osv-scanner\.toml|audit-ci\.jsonc?|\.gitallowed|\.secrets\.baseline)$/, gate],
  [/(?:^|\/)(?:\.npmrc|\.yarnrc(?:\.yml)?|pnpm-workspace\.yaml)$/, installer],
  [/(?:^|\/)sonar-project\.properties$/, quality],
  [/(?:^|\/)(?:(?:vitest|vite|jest|playwright|karma)\.config\.[cm]?[jt]s|jest\.config\.json|\.mocharc(?:\.\w+)?|\.nycrc(?:\.\w+)?|\.c8rc(?:\.\w+)?)$/, tests],
  [/^\.github\/workflows\/|(?:^|\/)(?:\.gitlab-ci\.ya?ml|azure-pipelines\.ya?ml|Jenkinsfile|bitbucket-pipelines\.ya?ml|lefthook\.ya?ml|\.pre-commit-config\.ya?ml)$|^\.circleci\/|^\.husky\//, pipeline],
  [/(?:^|\/)package\.json$/, scripts],
  [/(?:^|[./_-])(?:test|spec|e2e)\.[cm]?[jt]sx?$|(?:^|\/)__tests__\//, testCases],
  [/(?:^|\/)lockstep(?:\.config\.\w+|-baseline\.json)$/, gate],
];

/** What a change of the settings of a check gives up; nothing for files that hold no such settings. */
export function weakenings(path: string, before: string | undefined, after: string): readonly Weakening[] {
  return FILES.find(([file]) => file.test(path))?.[1](before ?? '', after) ?? [];
}

/** Matches of the new text that the old one did not have. */
function gained(pattern: RegExp, { before, after }: Texts, say: (match: RegExpExecArray) => string): readonly Weakening[] {
  const known = new Map<string, number>();
  for (const [text] of before.matchAll(pattern)) known.set(folded(text), (known.get(folded(text)) ?? 0) + 1);
  return [...after.matchAll(pattern)].flatMap((match) => {
    const left = known.get(folded(match[0])) ?? 0;
    known.set(folded(match[0]), left - 1);
    return left > 0 ? [] : [{ start: match.index, end: match.index + match[0].length, what: say(match) }];
  });
}

/** Settings that were on, or are off now and were not named before. */
function lost(pattern: RegExp, before: string, after: string): readonly Weakening[] {
  const now = new Map([...after.matchAll(pattern)].map((match) => [match[1] ?? '', match]));
  const was = new Map([...before.matchAll(pattern)].map(([, name = '', value]) => [name, value]));
  const removed = [...was].flatMap(([name, value]) => (value === 'true' && !now.has(name) ? [{ start: 0, end: Math.min(after.length, 1), what: `"${name}" is no longer asked for` }] : []));
  const off = [...now].flatMap(([name, match]) => (match[2] === 'false' && was.get(name) !== 'false' ? [{ start: match.index, end: match.index + match[0].length, what: `"${name}" is switched off` }] : []));
  return [...off, ...removed];
}

function leavesOut(before: string, after: string): readonly Weakening[] {
  return [...gained(EXCLUDING, { before, after }, ([, name]) => `"${name}" leaves out other files than before`), ...narrowed(before, after)];
}

/** Lists of what is looked at that have lost an entry. */
function narrowed(before: string, after: string): readonly Weakening[] {
  const was = new Map([...before.matchAll(CHECKED)].map(([, name = '', list = '']) => [name, entriesOf(list)]));
  return [...after.matchAll(CHECKED)].flatMap((match) => {
    const [text, name = '', list = ''] = match;
    const now = new Set(entriesOf(list));
    const missing = (was.get(name) ?? []).find((entry) => !now.has(entry));
    return missing === undefined ? [] : [{ start: match.index, end: match.index + text.length, what: `"${name}" no longer holds ${missing}` }];
  });
}

function entriesOf(list: string): readonly string[] {
  return list.match(/"[^"]*"|'[^']*'/g) ?? [];
}

/** Settings that were there and are not named any more. */
function gone(pattern: RegExp, before: string, after: string): readonly Weakening[] {
  const now = new Set([...after.matchAll(pattern)].map(([, name]) => name));
  const named = (name: string): boolean => new RegExp(`["']?${name.replace(/[/\\^$*+?.()|[\]{}]/g, '\\$&')}["']?\\s*:`).test(after);
  const lost = new Set([...before.matchAll(pattern)].flatMap(([, name = '']) => (now.has(name) || named(name) ? [] : [name])));
  return [...lost].map((name) => ({ start: 0, end: Math.min(after.length, 1), what: `"${name}" is no longer asked for` }));
}

function lowered(before: string, after: string): readonly Weakening[] {
  const was = new Map([...before.matchAll(THRESHOLD)].map(([, name = '', value]) => [name, Number(value)]));
  return [...after.matchAll(THRESHOLD)].flatMap((match) => {
    const [text, name = '', value] = match;
    const old = was.get(name);
    const isLess = old !== undefined && (/^retr/.test(name) ? Number(value) > old : Number(value) < old);
    return isLess ? [{ start: match.index, end: match.index + text.length, what: `"${name}" goes from ${old} to ${value}` }] : [];
  });
}

const STEP = /(?:run|uses|script)\s*:\s*.*\b(?:test|lint|check|audit|scan|codeql|semgrep|lockstep|tsc|typecheck)\b.*/g;

function removedSteps(before: string, after: string): readonly Weakening[] {
  const now = new Set([...after.matchAll(STEP)].map(([text]) => folded(text)));
  return [...before.matchAll(STEP)].flatMap(([text]) => (now.has(folded(text)) ? [] : [{ start: 0, end: Math.min(after.length, 1), what: `the step \`${folded(text).slice(0, 80)}\` is gone` }]));
}

const CHECKING = /"((?:pre|post)?(?:test|lint|check|types?|typecheck|audit|build)(?::[\w:-]+)?)"\s*:\s*"([^"]*)"/g;

/** Scripts that checked something and now do nothing, or are gone. */
function emptied(before: string, after: string): readonly Weakening[] {
  const now = new Map([...after.matchAll(CHECKING)].map((match) => [match[1] ?? '', match]));
  return [...before.matchAll(CHECKING)].flatMap(([, name = '', command = '']) => {
    const match = now.get(name);
    if (match === undefined) return [{ start: 0, end: Math.min(after.length, 1), what: `the script "${name}" is gone` }];
    return isIdle(match[2] ?? '') && !isIdle(command) ? [{ start: match.index, end: match.index + match[0].length, what: `the script "${name}" does nothing any more` }] : [];
  });
}

function isIdle(command: string): boolean {
  return /^\s*(?:true|:|exit 0|echo\b.*)?\s*$/.test(command);
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
