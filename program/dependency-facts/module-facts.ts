import type { DependencyRule } from '../../contract/index.ts';
import { groupsOf, meetsPaths } from '../dependency-rules/index.ts';
import type { ModuleFacts, ReachedBy, Reaches } from '../dependency-rules/index.ts';
import type { DependencyView } from './dependency-view.ts';

/** All that the rules about modules ask of one. Reads the whole tree where a rule needs it. */
export function moduleFactsOf(path: string, view: DependencyView): ModuleFacts {
  const { forbidden, allowed, required } = view.rules;
  const rules = [...forbidden, ...allowed, ...required];
  const dependencies = view.dependenciesOf(path).map(({ facts }) => facts);
  const needsDependents = rules.some(({ from, module }) => from?.orphan !== undefined || module?.numberOfDependentsLessThan !== undefined || module?.numberOfDependentsMoreThan !== undefined);
  const dependents = needsDependents ? view.dependentsOf(path) : undefined;
  const reachability = rules.filter(({ to }) => to?.reachable !== undefined);
  return {
    source: path,
    dependencies,
    ...(dependents === undefined ? {} : { dependents, orphan: dependencies.length === 0 && dependents.length === 0 }),
    reaches: reachability.flatMap((rule) => reachesBy(rule, path, view)),
    reachable: reachability.flatMap((rule) => reachedBy(rule, path, view)),
  };
}

/** A rule that says what must not be reached, or what has to be, is asked of the modules in its `from` or `module`. */
function reachesBy(rule: DependencyRule, path: string, view: DependencyView): readonly Reaches[] {
  const start = rule.from ?? rule.module;
  if ((rule.to?.reachable !== true && !isAllowed(rule)) || start === undefined || !meetsPaths(start, path)) return [];
  const groups = groupsOf(start, path);
  const modules = [...view.reachedFrom(path).keys()].filter((each) => meetsPaths(rule.to ?? {}, each, groups)).map((source) => ({ source }));
  return modules.length === 0 ? [] : [{ asDefinedInRule: rule.name, modules }];
}

/** A rule that says what has to be reached is asked of the modules in its `to`. */
function reachedBy(rule: DependencyRule, path: string, view: DependencyView): readonly ReachedBy[] {
  const start = rule.from ?? rule.module;
  if (start === undefined || !(rule.to?.reachable === false || isAllowed(rule) || rule.module !== undefined)) return [];
  const starts = view.modules().filter((each) => each !== path && meetsPaths(start, each) && meetsPaths(rule.to ?? {}, path, groupsOf(start, each)));
  const [first] = starts;
  if (first === undefined) return [];
  return [{ asDefinedInRule: rule.name, value: starts.some((each) => view.reachedFrom(each).has(path)), matchedFrom: first }];
}

function isAllowed({ name }: DependencyRule): boolean {
  return name === 'not-in-allowed';
}
