import { atHead, folded, gained, lacking, numbersMoved, together, valuesOf } from './settings-diff.ts';
import type { Comparison, Weakening } from './settings-diff.ts';

/** Settings of the compiler and of linters that look closer when they are true, and those that look less closely. */
const STRICTER =
  /["']?\b(strict|strictNullChecks|strictFunctionTypes|strictBindCallApply|strictPropertyInitialization|strictBuiltinIteratorReturn|noImplicitAny|noImplicitThis|useUnknownInCatchVariables|alwaysStrict|noUncheckedIndexedAccess|exactOptionalPropertyTypes|noImplicitOverride|noImplicitReturns|noFallthroughCasesInSwitch|noPropertyAccessFromIndexSignature|noUnusedLocals|noUnusedParameters|checkJs|noEmitOnError|noInlineConfig|reportUnusedDisableDirectives|denyWarnings|typeAware)["']?\s*:\s*["']?(true|false|error|off|warn)\b/g;
const LOOSER = /"(skipLibCheck|skipDefaultLibCheck|allowUnreachableCode|allowUnusedLabels|suppressImplicitAnyIndexErrors|suppressExcessPropertyErrors|noCheck|noStrictGenericChecks|keyofStringsOnly)"\s*:\s*(true)/g;
const BASE = /"(extends)"\s*:\s*("[^"]*"|\[[^\]]*\])/g;
const CHECKED = /["']?(include|files|includes|references|testMatch|testRegex|collectCoverageFrom)["']?\s*:\s*\[([^\]]*)\]/g;
const EXCLUDING = /["']?(exclude|ignores|ignorePatterns|ignore|eslintIgnore|testPathIgnorePatterns|coveragePathIgnorePatterns|modulePathIgnorePatterns)["']?\s*:\s*\[([^\]]*)\]|\b(globalIgnores)\(([^)]*)\)/g;
const OFF = /["']?([@\w/-]+)["']?\s*:\s*\[?\s*(?:["']?(?:off|warn|warning|allow|ignore|info)["']?(?![\w.-])|[01]\b|null\b)|["']?(enabled|recommended|all|enable)["']?\s*:\s*false\b/g;
const REFUSING = /["']?([@\w-]+(?:\/[\w/-]+)?)["']?\s*:\s*\[?\s*(?:["']?(?:error|deny)["']?(?![\w.-])|2\b)/gi;
const LIMITED = /["']?([@\w-]+(?:\/[\w/-]+)?)["']?\s*:\s*\[\s*(?:["'](?:error|deny)["']|2)\s*,\s*(?:\{\s*["']?max["']?\s*:\s*)?(\d+)/g;
const PRESETS = /\b[\w$]+\.configs?(?:\.[\w$]+|\[[^\]]+\])+/g;
/** Rules and hooks that are entries of a list: `- id: …`, `{ name: … }`, `{ "id": … }`. */
const ENTRIES = /(?:^\s*-\s+|["']?)\b(?:id|name)["']?\s*:\s*["']?[@\w/.-]+/gm;

/** What a change of `tsconfig.json` gives up. */
export const compiler: Comparison = together(switchedOff, (before, after) => gained(LOOSER, { before, after }, ([, name]) => `"${name}" is switched on`), leavesOut, baseLost, (before, after) =>
  before === '' ? [] : gained(BASE, { before, after }, ([, name]) => `"${name}" leads to other settings than before`),
);

/** What a change of the settings of a linter or scanner gives up. */
export const linter: Comparison = together(
  (before, after) => gained(OFF, { before, after }, ([, name, flag]) => `"${name ?? flag}" no longer refuses`),
  refusesLess,
  switchedOff,
  leavesOut,
  (before, after) => lacking(PRESETS, { before, after }, (text) => `\`${text}\` is no longer asked for`),
  (before, after) => lacking(ENTRIES, { before, after }, (text) => `the entry \`${text.replace(/^- /, '')}\` is gone`),
  (before, after) => numbersMoved(LIMITED, { before, after }, (name) => /max|complexity|depth|lines|params|nested/.test(name)),
  extendsLess,
);

/** Files that are looked at no longer. */
export function leavesOut(before: string, after: string): readonly Weakening[] {
  return [...gained(EXCLUDING, { before, after }, ([, name, , call]) => `"${name ?? call}" leaves out other files than before`).filter(({ start, end }) => holdsEntries(after.slice(start, end))), ...narrowed(before, after)];
}

/** Something else than what is installed or built. */
function holdsEntries(list: string): boolean {
  return (list.match(/["'`][^"'`]+["'`](?=\s*[,\])])/g) ?? []).some((entry) => !/^.(?:\.\/|\*\*\/)?(?:node_modules|dist|build|out|coverage|\.next|\.nuxt|\.turbo|\.cache|lib)(?:\/\*{0,2})*.$/.test(entry));
}

/** Lists of what is looked at that have lost an entry, were emptied, or have got one that takes files out. */
function narrowed(before: string, after: string): readonly Weakening[] {
  const was = valuesOf(CHECKED, before);
  return [...after.matchAll(CHECKED)].flatMap((match) => {
    const [text, name = '', list = ''] = match;
    const [old, now] = [entriesOf(was.get(name)?.[2] ?? ''), entriesOf(list)];
    const missing = old.find((entry) => !/^["']!/.test(entry) && !now.includes(entry));
    const negated = now.find((entry) => /^["']!/.test(entry) && !old.includes(entry));
    const what = missing !== undefined ? `"${name}" no longer holds ${missing}` : negated !== undefined ? `"${name}" takes ${negated} out` : before !== '' && now.length === 0 && !was.has(name) ? `"${name}" is empty` : undefined;
    return what === undefined ? [] : [{ start: match.index, end: match.index + text.length, what }];
  });
}

function entriesOf(list: string): readonly string[] {
  return list.match(/"[^"]*"|'[^']*'/g) ?? [];
}

/** Switches that were on, or are off now and were not named before. */
function switchedOff(before: string, after: string): readonly Weakening[] {
  const [was, now] = [valuesOf(STRICTER, before), valuesOf(STRICTER, after)];
  const isOn = (match: RegExpExecArray | undefined): boolean => match?.[2] === 'true' || match?.[2] === 'error';
  const removed = [...was].flatMap(([name, match]) => (isOn(match) && !now.has(name) ? [atHead(after, `"${name}" is no longer asked for`)] : []));
  const off = [...now].flatMap(([name, match]) => {
    const isLess = !isOn(match) && (isOn(was.get(name)) || !was.has(name));
    return isLess ? [{ start: match.index, end: match.index + match[0].length, what: `"${name}" is switched off` }] : [];
  });
  return [...off, ...removed];
}

/** Rules that were refused somewhere and are refused in fewer places. Those that are named and switched off are told where that stands. */
function refusesLess(before: string, after: string): readonly Weakening[] {
  const count = (text: string): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const [, name = ''] of text.matchAll(REFUSING)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  };
  const now = count(after);
  const off = new Set([...after.matchAll(OFF)].map(([, name]) => name));
  return [...count(before)].flatMap(([name, times]) => (times > (now.get(name) ?? 0) && !off.has(name) ? [atHead(after, `"${name}" is no longer asked for`)] : []));
}

function baseLost(before: string, after: string): readonly Weakening[] {
  return valuesOf(BASE, before).has('extends') && !valuesOf(BASE, after).has('extends') ? [atHead(after, '"extends" is no longer asked for')] : [];
}

/** Shared settings that are taken over no longer. */
function extendsLess(before: string, after: string): readonly Weakening[] {
  const listed = (text: string): readonly string[] => [...text.matchAll(/["']?(?:extends|plugins)["']?\s*:\s*(\[[^\]]*\]|["'][^"']*["'])/g)].flatMap(([, list = '']) => entriesOf(list)).map(folded);
  const now = listed(after);
  return listed(before).flatMap((entry) => (now.includes(entry) ? [] : [atHead(after, `${entry} is taken over no longer`)]));
}
