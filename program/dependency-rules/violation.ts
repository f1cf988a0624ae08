import type { DependencyRule, DependencyRuleSet, DependencySeverity } from '../../contract/index.ts';

/** A rule that does not hold. */
export interface Violation {
  readonly name: string;
  readonly severity: DependencySeverity;
}

/** What a rule looks at: one dependency, one module, or one folder. */
export type RuleSubject = 'dependency' | 'module' | 'folder';

/** How a subject is matched against rules. */
export interface Matching {
  readonly subject: RuleSubject;
  readonly matches: (rule: DependencyRule) => boolean;
  /** Required rules turn the question round: a module breaks them by what it lacks. */
  readonly lacks?: (rule: DependencyRule) => boolean;
}

const RANK: Readonly<Record<DependencySeverity, number>> = { error: 0, warn: 1, info: 2 };
const NOT_IN_ALLOWED = 'not-in-allowed';

/** What a rule looks at. `orphan`, `reachable` and `module` ask about modules; `scope: 'folder'` about folders. */
export function subjectOf(rule: DependencyRule): RuleSubject | undefined {
  const aboutModules = rule.from?.orphan !== undefined || rule.to?.reachable !== undefined || rule.module !== undefined;
  if (rule.scope === 'folder') return aboutModules ? undefined : 'folder';
  return aboutModules ? 'module' : 'dependency';
}

/** The rules a subject breaks, worst first. `allowed` is broken when rules of its kind exist and none matches. */
export function violationsAgainst(rules: DependencyRuleSet, { subject, matches, lacks }: Matching): readonly Violation[] {
  const asked = (list: readonly DependencyRule[]): readonly DependencyRule[] => list.filter((rule) => subjectOf(rule) === subject);
  const allowed = asked(rules.allowed);
  const found: Violation[] = [];
  if (allowed.length > 0 && !allowed.some(matches)) found.push({ name: NOT_IN_ALLOWED, severity: rules.allowedSeverity });
  for (const rule of asked(rules.forbidden)) if (matches(rule)) found.push({ name: rule.name, severity: rule.severity });
  if (lacks !== undefined) for (const rule of asked(rules.required)) if (lacks(rule)) found.push({ name: rule.name, severity: rule.severity });
  return found.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
