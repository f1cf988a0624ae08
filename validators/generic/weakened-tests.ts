import { lenient } from './lenient-run.ts';
import { atHead, gained, numbersMoved, together, valuesOf } from './settings-diff.ts';
import type { Comparison, Weakening } from './settings-diff.ts';
import { leavesOut } from './weakened-linter.ts';

const THRESHOLD = /["']?\b(branches|functions|lines|statements|coverageThreshold|break|high|low|target|retries|retry|bail)["']?\s*:\s*(\d+(?:\.\d+)?)/g;
/** Switches of test runners that refuse more when they are on. */
const WATCHFUL = /["']?\b(check-coverage|checkCoverage|forbid-only|forbidOnly|failZero|fail-zero|per-file|perFile|typecheck|failOnFlakyTests)["']?\s*:\s*(true|false|\{)/g;
const BLIND = /["']?(dangerouslyIgnoreUnhandledErrors|passWithNoTests|allowOnly|pass-with-no-tests|allowUncaught|allow-uncaught)["']?\s*:\s*true/g;
const DISABLED = /["']?(enabled)["']?\s*:\s*false|["']?(project|patch|status)["']?\s*:\s*(?:off|false)\b/g;
const SKIPPED = /\b(?:it|test|describe|suite|context|bench)(?:\.\w+)*(?:\.|\[['"`])(?:skip|only|todo|fails|failing|skipIf|runIf)\b|(?<![\w.])(?:x(?:it|describe|test|specify)|f(?:it|describe))(?=\s*\()|\b(?:skip|todo)\s*:\s*(?:true|['"`])|(?<![\w.])(?:t|ctx|context|this|test)\.skip\(|(?<![\w.])skip\(\)/g;
const EMPTY_TEST = /\b(?:it|test|specify)(?:\.\w+)?\s*\(\s*(?:'[^'\n]*'|"[^"\n]*"|`[^`]*`)\s*,\s*(?:async\s*)?(?:\(\w*\)|\w+|function\s*\(\w*\))\s*(?:=>)?\s*\{\s*\}/g;
const SELF_EVIDENT = /\bexpect\(\s*(true|false|1|0|'[^']*'|"[^"]*")\s*\)\.(?:toBe|toEqual|toStrictEqual)\(\s*\1\s*\)|\bassert(?:\.ok|\.equal|\.strictEqual)?\(\s*(?:true|1)\s*(?:,\s*(?:true|1)\s*)?\)/g;

/** What a change of the settings of a test runner gives up. */
export const tests: Comparison = together(
  lenient,
  leavesOut,
  (before, after) => numbersMoved(THRESHOLD, { before, after }, (name) => name.startsWith('retr')),
  thresholdsGone,
  (before, after) => gained(BLIND, { before, after }, ([, name]) => `"${name}" lets failures pass`),
  (before, after) => gained(DISABLED, { before, after }, ([text]) => `\`${text}\` switches a check off`),
);

/** What a change of tests gives up: tests that do not run, prove nothing, or are gone. */
export const testCases: Comparison = together(
  (before, after) => gained(SKIPPED, { before, after }, ([text]) => `\`${text}\` keeps tests from running`),
  emptied,
  (before, after) => (before === '' ? [] : gained(SELF_EVIDENT, { before, after }, ([text]) => `\`${text}\` holds whatever the code does`)),
  provesLess,
);

function thresholdsGone(before: string, after: string): readonly Weakening[] {
  const [numbers, flags] = [valuesOf(THRESHOLD, after), valuesOf(WATCHFUL, after)];
  const gone = [...valuesOf(THRESHOLD, before).keys()].filter((name) => !numbers.has(name) && !/^(?:retr|bail)/.test(name));
  const off = [...valuesOf(WATCHFUL, before)].filter(([name, [, , value]]) => value === 'true' && flags.get(name)?.[2] !== 'true').map(([name]) => name);
  return [...gone, ...off].map((name) => atHead(after, `"${name}" is no longer asked for`));
}

function emptied(before: string, after: string): readonly Weakening[] {
  const [was, now] = [before.match(EMPTY_TEST)?.length ?? 0, after.match(EMPTY_TEST)?.length ?? 0];
  return before !== '' && now > was ? [atHead(after, `${now - was} tests do nothing that did something before`)] : [];
}

/** Assertions that were made and are made no longer, as far as their number tells. */
function provesLess(before: string, after: string): readonly Weakening[] {
  const count = (text: string): number => text.match(/\bexpect\s*\(|\bassert(?:\.\w+)?\s*\(|\.should\b/g)?.length ?? 0;
  const [was, now] = [count(before), count(after)];
  return after !== '' && now < was ? [atHead(after, `${was} assertions have become ${now}`)] : [];
}
