import { fieldsOf, parseJsonText } from '../../program/index.ts';
import { firm, lenient } from './lenient-run.ts';
import { atHead, gained, lacking, together } from './settings-diff.ts';
import type { Comparison, Weakening } from './settings-diff.ts';
import { linter } from './weakened-linter.ts';
import { tests } from './weakened-tests.ts';

const SEPARATOR = /\s*(?:&&|;|\|\|?)\s*/;
const WARNINGS = /--max-warnings[ =][1-9]\d*/g;
const TOOL = /\b(?:test|tests|lint|check|audit|scan|verify|typecheck|coverage|codeql\S*|semgrep|lockstep|tsc|eslint|oxlint|biome|vitest|jest|mocha|ava|playwright|cypress|knip|depcruise|gitleaks|secretlint|lint-staged|publint|attw|sonar\S*|snyk|trivy)\b/;
/** Lines of a pipeline or a hook that check something. */
const CHECKING_LINE = new RegExp(`^.*${TOOL.source}.*$`, 'gm');
const TRIGGER = /\b(?:push|pull_request|pull_request_target|merge_group|pre-commit|pre-push|commit-msg)\b(?=\s*[:,\]\n])/g;
const UNTRIGGERED = /\b(?:paths-ignore|branches-ignore)\s*:/g;
const WATCHED = /package-ecosystem\s*:\s*\S+|uses\s*:\s*\S*(?:codeql|scan|audit|lint|test|scorecard|dependency-review)\S*|^\s*-\s+id\s*:\s*\S+/gm;

/** What a change of a pipeline or of a git hook gives up. */
export const pipeline: Comparison = together(
  lenient,
  linesGone,
  (before, after) => (before === '' ? [] : lacking(TRIGGER, { before, after }, (text) => `it no longer runs on ${text}`)),
  (before, after) => gained(UNTRIGGERED, { before, after }, ([text]) => `\`${text}\` keeps it from running`),
  (before, after) => lacking(WATCHED, { before, after }, (text) => `\`${text}\` is gone`),
);

/** What a change of `package.json` gives up: scripts that check, and the settings of tools that stand in it. */
export const scripts: Comparison = together(lenient, (before, after) => gained(WARNINGS, { before, after }, ([text]) => `\`${text}\` lets warnings pass`), checksLess, settingsInside);

/** A line that goes on as it was and does more is not gone. */
function linesGone(before: string, after: string): readonly Weakening[] {
  const lines = after.split('\n').map((line) => plain(line));
  return [...new Set(before.match(CHECKING_LINE) ?? [])].flatMap((line) => {
    const command = plain(firm(line));
    return lines.some((each) => each.startsWith(command)) ? [] : [atHead(after, `the step \`${command.slice(0, 80)}\` is gone`)];
  });
}

function plain(line: string): string {
  return line.replace(/^\s*(?:-\s+)?(?:(?:run|script|uses|name|command)\s*:\s*)?|\s+/g, ' ').trim();
}

/** Tools that no script starts any more, scripts that check and are gone, and those that check fewer files. */
function checksLess(before: string, after: string): readonly Weakening[] {
  const [was, now] = [scriptsIn(before), scriptsIn(after)];
  const started = [...now.values()].join(' && ');
  return [...was].flatMap(([name, command]) => {
    const next = now.get(name);
    if (next === command) return [];
    const isChecking = TOOL.test(name) || TOOL.test(command);
    if (next === undefined) return isChecking ? [atHead(after, `the script "${name}" is gone`)] : [];
    const lost = command.split(SEPARATOR).find((part) => TOOL.test(part) && !isStillRun(part, started));
    return lost === undefined ? [] : [atHead(after, `the script "${name}" no longer runs \`${lost.slice(0, 80)}\``)];
  });
}

/** Some command has the same words, perhaps with more of them; numbers are compared elsewhere. */
function isStillRun(part: string, started: string): boolean {
  const words = firm(part).split(/\s+/).filter((word) => !/^\d*$/.test(word));
  return started.split(SEPARATOR).some((each) => words.every((word) => each.split(/\s+/).some((other) => covers(other, word))));
}

/** A folder stands for what lies in it. */
function covers(word: string, asked: string): boolean {
  return word === asked || asked.startsWith(`${word}/`) || (word === '.' && /[/*]/.test(asked));
}

function scriptsIn(text: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(fieldsOf(fieldsOf(parseJsonText(text))['scripts'])).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])));
}

/** Sections of a manifest that are the settings of a tool, and how they are compared. */
const SECTIONS: readonly (readonly [name: string, compare: Comparison])[] = [
  ['eslintConfig', linter],
  ['eslintIgnore', (before, after) => (before === after || after === '' ? [] : [atHead(after, '"eslintIgnore" leaves out other files than before')])],
  ['jest', tests],
  ['vitest', tests],
  ['nyc', tests],
  ['c8', tests],
  ['ava', tests],
  ['mocha', tests],
  ['lint-staged', hooksGone],
  ['husky', hooksGone],
  ['simple-git-hooks', hooksGone],
  ['pre-commit', hooksGone],
];

function settingsInside(before: string, after: string): readonly Weakening[] {
  const [old, now] = [fieldsOf(parseJsonText(before)), fieldsOf(parseJsonText(after))];
  const textOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));
  return SECTIONS.flatMap(([name, compare]) => compare(textOf(old[name]), textOf(now[name])).map(({ what }) => ({ ...atHead(after, `${name}: ${what}`), start: Math.max(after.indexOf(`"${name}"`), 0) })));
}

/** A program that a hook started and starts no longer. */
function hooksGone(before: string, after: string): readonly Weakening[] {
  return (before.match(/"[^"]+"(?!\s*:)/g) ?? []).filter((each) => !after.includes(each)).map((each) => atHead(after, `the hook no longer runs ${each}`));
}
