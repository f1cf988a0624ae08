import type { PathCondition } from '../../contract/index.ts';

const compiled = new Map<string, RegExp>();
const MAX_COMPILED = 5_000;

/** True when a pattern of a rule is found in a text. The patterns were checked when the configuration was read. */
export function patternMatches(pattern: string, text: string): boolean {
  return regexOf(pattern).test(text);
}

/** True when a text meets the conditions, with the groups of the `from` pattern put in for `$0`, `$1`, … */
export function meetsPaths({ path, pathNot }: PathCondition, text: string, groups: readonly string[] = []): boolean {
  return (path === undefined || path === '' || patternMatches(withGroups(path, groups), text)) &&
    (pathNot === undefined || pathNot === '' || !patternMatches(withGroups(pathNot, groups), text));
}

/** The whole match and the groups of a pattern in a text; empty when the pattern has no groups or is not found. */
export function groupsOf(condition: PathCondition | undefined, text: string): readonly string[] {
  if (condition?.path === undefined || condition.path === '') return [];
  const match = regexOf(condition.path).exec(text);
  return match === null || match.length < 2 ? [] : match.filter((group): group is string => typeof group === 'string');
}

/**
 * Puts groups into a pattern, as text: a path that is generated must not bring a pattern of its own into a rule. What has no group
 * stays as it is.
 */
export function withGroups(pattern: string, groups: readonly string[]): string {
  return groups.length === 0 ? pattern : pattern.replaceAll(/\$(\d)/g, (reference, index: string) => groups[Number(index)]?.replaceAll(SPECIAL, '\\$&') ?? reference);
}

/** What means something in a regular expression, inside brackets as well. */
const SPECIAL = /[\\^$.*+?()[\]{}|-]/g;

function regexOf(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  const made = new RegExp(pattern);
  compiled.set(pattern, made);
  return made;
}
