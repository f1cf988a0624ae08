import type { DependencyRule, DependencyRuleSet } from '../../contract/index.ts';
import type { ModuleFacts } from './facts.ts';
import { groupsOf, meetsPaths } from './pattern.ts';
import { violationsAgainst } from './violation.ts';
import type { Violation } from './violation.ts';

/** The rules that one module breaks by itself: orphans, reachability, numbers of dependents, what it has to depend on. */
export function moduleViolations(rules: DependencyRuleSet, module: ModuleFacts): readonly Violation[] {
  return violationsAgainst(rules, { subject: 'module', matches: (rule) => matchesModule(rule, module), lacks: (rule) => lacksRequired(rule, module) });
}

/** True when a rule about modules speaks of this one. */
export function matchesModule(rule: DependencyRule, module: ModuleFacts): boolean {
  return isOrphanOf(rule, module) || isReachedAs(rule, module) || reachesAs(rule, module) || hasDependentsOf(rule, module);
}

function isOrphanOf({ from }: DependencyRule, module: ModuleFacts): boolean {
  return from?.orphan !== undefined && module.orphan === from.orphan && meetsPaths(from, module.source);
}

function isReachedAs({ name, from, to }: DependencyRule, module: ModuleFacts): boolean {
  if (to?.reachable === undefined) return false;
  const record = module.reachable?.find((each) => each.asDefinedInRule === name && each.value === to.reachable);
  return record !== undefined && meetsPaths(to, module.source, groupsOf(from, record.matchedFrom));
}

function reachesAs({ name, to }: DependencyRule, module: ModuleFacts): boolean {
  if (to?.reachable === undefined) return false;
  return module.reaches?.some((each) => each.asDefinedInRule === name && each.modules.some(({ source }) => meetsPaths(to, source))) ?? false;
}

function hasDependentsOf({ module: condition, from }: DependencyRule, module: ModuleFacts): boolean {
  const fewer = condition?.numberOfDependentsLessThan;
  const more = condition?.numberOfDependentsMoreThan;
  if (condition === undefined || (fewer === undefined && more === undefined)) return false;
  if (module.dependents === undefined || !meetsPaths(condition, module.source)) return false;
  const count = module.dependents.filter((dependent) => meetsPaths(from ?? {}, dependent)).length;
  return (fewer === undefined || fewer === 0 || count < fewer) && (more === undefined || more === 0 || count > more);
}

/** A required dependency is there when it is a direct one, when the module is what the others need, or, with `reachable`, over others. */
function lacksRequired(rule: DependencyRule, module: ModuleFacts): boolean {
  const { module: condition, to } = rule;
  if (condition === undefined || !meetsPaths(condition, module.source)) return false;
  if (to?.reachable === true && reachesAs(rule, module)) return false;
  const groups = groupsOf(condition, module.source);
  const wanted = to?.path === undefined ? {} : { path: to.path };
  return !meetsPaths(wanted, module.source, groups) && !(module.dependencies ?? []).some(({ resolved }) => meetsPaths(wanted, resolved, groups));
}
