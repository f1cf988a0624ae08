import path from 'node:path/posix';
import { folderDependencies, folderViolations, groupsOf, meetsPaths, moduleFactsOf, moduleViolations } from '../../program/index.ts';
import type { DependencyView, SeenDependency, Violation } from '../../program/index.ts';

/** A rule about more than one dependency that does not hold, and where that is best shown. */
export interface BrokenRule {
  readonly rule: Violation;
  readonly message: string;
  /** The dependency that leads there; absent where something is missing. */
  readonly seen?: SeenDependency;
}

/** Rules about a module by itself: orphans, numbers of dependents, what it has to depend on, and what has to be reached. */
export function brokenModuleRules(file: string, view: DependencyView): readonly BrokenRule[] {
  const about = [...view.rules.forbidden, ...view.rules.allowed, ...view.rules.required];
  if (!about.some(({ from, module, to }) => from?.orphan !== undefined || module !== undefined || to?.reachable !== undefined)) return [];
  return moduleViolations(view.rules, moduleFactsOf(file, view))
    .filter((rule) => !isAboutReached(rule, view))
    .map((rule) => ({ rule, message: `${file} breaks rule "${rule.name}" of ${view.rules.source}: ${reasonOf(rule, view)}.` }));
}

/** What a module must not reach is shown at the dependency over which it does. */
function isAboutReached({ name }: Violation, { rules }: DependencyView): boolean {
  return rules.forbidden.some((rule) => rule.name === name && rule.to?.reachable === true);
}

function reasonOf({ name }: Violation, { rules }: DependencyView): string {
  const rule = [...rules.forbidden, ...rules.required].find((each) => each.name === name);
  if (rule?.from?.orphan === true) return 'nothing depends on it and it depends on nothing';
  if (rule?.to?.reachable === false) return 'it is not reached from where it has to be';
  if (rules.required.some((each) => each.name === name)) return `it has to depend on what matches ${rule?.to?.path ?? 'the rule'}`;
  const { numberOfDependentsLessThan: fewer, numberOfDependentsMoreThan: more } = rule?.module ?? {};
  return [fewer === undefined ? '' : `fewer than ${fewer} modules depend on it`, more === undefined ? '' : `more than ${more} modules depend on it`].filter((each) => each !== '').join(', ') || 'the rule does not allow it';
}

/** A module that must not be reached and now is, over one dependency. */
export interface ReachedModule {
  readonly rule: Violation;
  readonly to: string;
  /** From the file to the module. */
  readonly way: readonly string[];
}

/** The modules that a file must not reach by a `reachable` rule and reaches over this dependency. */
export function reachedModules(seen: SeenDependency, file: string, view: DependencyView): readonly ReachedModule[] {
  const rules = view.rules.forbidden.filter((rule) => rule.to?.reachable === true && rule.scope === 'module' && meetsPaths(rule.from ?? {}, file));
  if (rules.length === 0) return [];
  const beyond = seen.followed ? view.reachedFrom(seen.facts.resolved) : new Map<string, never>();
  const targets = [seen.facts.resolved, ...beyond.keys()].filter((each) => each !== file);
  return rules.flatMap((rule) => {
    const groups = groupsOf(rule.from, file);
    const hit = targets.find((target) => meetsPaths(rule.to ?? {}, target, groups));
    return hit === undefined ? [] : [{ rule: { name: rule.name, severity: rule.severity }, to: hit, way: [file, ...wayTo(hit, seen.facts.resolved, beyond)] }];
  });
}

/** A module of the tree that a run has not touched, and that now reaches what it must not. */
export interface PassedOn extends ReachedModule {
  readonly source: string;
}

/**
 * What a dependency that is new lets others reach: modules that depend on its file, directly or through others, answer for it
 * only when `isAsked` says so; those that the run has brought are asked themselves. One module a rule, the first by name.
 */
export function passedOnBy(seen: SeenDependency, file: string, { view, isAsked }: { readonly view: DependencyView; readonly isAsked: (source: string) => boolean }): readonly PassedOn[] {
  const rules = view.rules.forbidden.filter((rule) => rule.to?.reachable === true && rule.scope === 'module');
  if (rules.length === 0) return [];
  const { resolved } = seen.facts;
  const beyond = seen.followed ? view.reachedFrom(resolved) : new Map<string, never>();
  const targets = [resolved, ...beyond.keys()];
  const sources = [...ancestorsOf(file, view)].filter(isAsked).sort();
  return rules.flatMap((rule): readonly PassedOn[] => {
    for (const source of sources.filter((each) => meetsPaths(rule.from ?? {}, each))) {
      const groups = groupsOf(rule.from, source);
      const to = targets.find((target) => target !== source && meetsPaths(rule.to ?? {}, target, groups) && !reachesWithout({ file, resolved }, { source, target, view }));
      if (to !== undefined) return [{ rule: { name: rule.name, severity: rule.severity }, source, to, way: [...wayTo(file, source, view.reachedFrom(source)), ...wayTo(to, resolved, beyond)] }];
    }
    return [];
  });
}

function ancestorsOf(file: string, view: DependencyView): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [file];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const from of view.dependentsOf(at)) {
      if (from === file || found.has(from)) continue;
      found.add(from);
      open.push(from);
    }
  return found;
}

/** True when the target was reached all along, over other dependencies. */
function reachesWithout({ file, resolved }: { readonly file: string; readonly resolved: string }, { source, target, view }: { readonly source: string; readonly target: string; readonly view: DependencyView }): boolean {
  const found = new Set([source]);
  for (const from of found)
    for (const { facts, followed } of view.dependenciesOf(from)) {
      if (from === file && facts.resolved === resolved) continue;
      if (facts.resolved === target) return true;
      if (followed) found.add(facts.resolved);
    }
  return false;
}

function wayTo(target: string, start: string, beyond: ReadonlyMap<string, { readonly from: string }>): readonly string[] {
  const way = [target];
  for (let at = target; at !== start && way.length < 100; ) {
    const by = beyond.get(at)?.from;
    if (by === undefined) break;
    way.unshift(by);
    at = by;
  }
  return way;
}

/** Rules about folders, shown at the dependencies of a file that leave its folder for the other one. */
export function brokenFolderRules(file: string, view: DependencyView): readonly BrokenRule[] {
  if (![...view.rules.forbidden, ...view.rules.allowed].some((rule) => rule.scope === 'folder')) return [];
  const own = path.dirname(file);
  const leaving = view.dependenciesOf(file).filter(({ followed, facts }) => followed && path.dirname(facts.resolved) !== own);
  const folder = folderDependencies(view).find(({ name }) => name === own);
  return (folder?.dependencies ?? []).flatMap((target) => {
    const seen = leaving.find(({ facts }) => path.dirname(facts.resolved) === target.name);
    if (folder === undefined || seen === undefined) return [];
    return folderViolations(view.rules, folder, target).map((rule) => ({
      rule,
      seen,
      message: `Folder ${own} may not depend on folder ${target.name}: rule "${rule.name}" of ${view.rules.source} refuses it.`,
    }));
  });
}
