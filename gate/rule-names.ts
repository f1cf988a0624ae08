import { LockstepError } from '../contract/index.ts';
import type { Policy } from '../contract/index.ts';
import { nearestName } from '../program/index.ts';

/** What the names of rules in a policy are compared with. */
export interface KnownRules {
  /** Ids of the built-in rules. */
  readonly ids: readonly string[];
  /** Families, or tools, that the user brings: what they call their rules is not known before they run. */
  readonly foreign: readonly string[];
}

/** Throws `config-invalid` with the place and the nearest name for a rule that does not exist: it would be waived or switched off in vain. */
export function checkRuleNames(policy: Policy, { ids, foreign }: KnownRules, source: string): void {
  const families = [...new Set(ids.map(familyOf))];
  const named = [...Object.keys(policy.rules).map((id) => [`policy.rules.${id}`, id] as const), ...policy.waivers.map(({ rule }, index) => [`policy.waivers[${index}].rule`, rule] as const)];
  for (const [place, id] of named) {
    const family = familyOf(id);
    if (ids.includes(id) || foreign.includes(family)) continue;
    const near = families.includes(family) ? nearestRule(id, ids.filter((each) => familyOf(each) === family)) : nearestName(family, families);
    if (!families.includes(family) && near === undefined) continue;
    const kind = families.includes(family) ? `a rule of ${family}` : `one of ${families.join(', ')}`;
    throw new LockstepError('config-invalid', `${source}: ${place}: expected ${kind}, got ${JSON.stringify(id)}${near === undefined ? '' : `; did you mean ${near}?`}`, { fault: 'caller', context: { source, place } });
  }
}

function familyOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf('/')));
}

/** The id that is meant, by the letters that differ, else the first that has a word in common. */
export function nearestRule(id: string, ids: readonly string[]): string | undefined {
  const words = id.slice(id.indexOf('/') + 1).split('-');
  return nearestName(id, ids) ?? ids.find((each) => each.slice(each.indexOf('/') + 1).split('-').some((word) => word.length > 3 && words.includes(word)));
}
