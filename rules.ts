import { readFile } from 'node:fs/promises';
import { LockstepError } from './contract/index.ts';
import type { RuleMeta } from './contract/index.ts';
import { nearestRule } from './gate/index.ts';
import { builtInRules } from './validators/index.ts';

/** What every built-in rule says of itself, sorted by id. */
export function listRules(): readonly RuleMeta[] {
  return [...builtInRules].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The page of a rule, in Markdown. `input-invalid` names the rules there are. */
export async function explainRule(id: string): Promise<string> {
  const known = builtInRules.find((rule) => rule.id === id);
  if (known === undefined) {
    const ids = listRules().map((rule) => rule.id);
    const near = nearestRule(id, ids);
    throw new LockstepError('input-invalid', `no rule ${JSON.stringify(id)}; ${near === undefined ? `expected one of ${ids.join(', ')}` : `did you mean ${near}?`}`, { fault: 'caller', context: { id } });
  }
  const docs = import.meta.url.endsWith('.ts') ? './docs/rules/' : '../docs/rules/';
  return readFile(new URL(`${docs}${id}.md`, import.meta.url), 'utf8').catch((cause: unknown) => {
    throw new LockstepError('input-unreadable', `the page of ${id} is missing from the package`, { fault: 'system', cause });
  });
}
