import path from 'node:path/posix';
import type { DependencyRule, DependencyRuleSet, ToCondition, ViaCondition } from '../../contract/index.ts';
import type { CycleStep, DependencyFacts, ModuleFacts } from './facts.ts';
import { groupsOf, meetsPaths, patternMatches, withGroups } from './pattern.ts';
import { violationsAgainst } from './violation.ts';
import type { Violation } from './violation.ts';

/** The rules that one dependency breaks. */
export function dependencyViolations(rules: DependencyRuleSet, from: ModuleFacts, to: DependencyFacts): readonly Violation[] {
  return violationsAgainst(rules, { subject: 'dependency', matches: (rule) => matchesDependency(rule, from, to) });
}

/** True when a rule about dependencies speaks of this one. */
export function matchesDependency(rule: DependencyRule, from: ModuleFacts, to: DependencyFacts): boolean {
  const groups = groupsOf(rule.from, from.source);
  const condition = rule.to ?? {};
  return (
    meetsPaths(rule.from ?? {}, from.source) &&
    meetsPaths(condition, to.resolved, groups) &&
    meetsTypes(condition, to.dependencyTypes ?? []) &&
    meetsFlags(condition, to) &&
    meetsTexts(condition, to) &&
    meetsVia(condition, to.cycle, groups) &&
    meetsStability(condition, from.instability, to.instability) &&
    meetsPlace(condition, from.source, to)
  );
}

/** `moreUnstable`: whether what is depended on changes more easily than what depends on it (Martin's stable dependencies principle). */
export function meetsStability({ moreUnstable }: Pick<ToCondition, 'moreUnstable'>, from: number = Number.NaN, to: number = Number.NaN): boolean {
  if (moreUnstable === undefined) return true;
  return moreUnstable ? from < to : from >= to;
}

/** The kinds that say where a dependency was declared; several of them at once are what `moreThanOneDependencyType` means. */
const DECLARED = new Set(['core', 'local', 'localmodule', 'npm', 'npm-bundled', 'npm-dev', 'npm-no-pkg', 'npm-optional', 'npm-peer', 'npm-unknown']);

function meetsTypes({ dependencyTypes, dependencyTypesNot, moreThanOneDependencyType }: ToCondition, types: readonly string[]): boolean {
  if (dependencyTypes !== undefined && !shareOne(dependencyTypes, types)) return false;
  if (dependencyTypesNot !== undefined && shareOne(dependencyTypesNot, types)) return false;
  return moreThanOneDependencyType === undefined || moreThanOneDependencyType === types.filter((type) => DECLARED.has(type)).length > 1;
}

const FLAGS = ['couldNotResolve', 'circular', 'dynamic', 'exoticallyRequired', 'preCompilationOnly'] as const;

function meetsFlags(condition: ToCondition, to: DependencyFacts): boolean {
  return FLAGS.every((flag) => condition[flag] === undefined || condition[flag] === to[flag]);
}

/** A text that is not known meets neither a pattern nor its opposite. */
function meetsTexts({ license, licenseNot, exoticRequire, exoticRequireNot }: ToCondition, to: DependencyFacts): boolean {
  return holds(license, to.license, true) && holds(licenseNot, to.license, false) && holds(exoticRequire, to.exoticRequire, true) && holds(exoticRequireNot, to.exoticRequire, false);
}

function holds(pattern: string | undefined, text: string | undefined, wanted: boolean): boolean {
  if (pattern === undefined || pattern === '') return true;
  return text !== undefined && text !== '' && patternMatches(pattern, text) === wanted;
}

/** Conditions on a cycle say nothing where there is none. */
function meetsVia({ via, viaOnly }: ToCondition, cycle: readonly CycleStep[] | undefined, groups: readonly string[]): boolean {
  if (cycle === undefined) return true;
  const some = via === undefined || meetsSteps(via, groups, { path: (fits) => cycle.some(fits), not: (fits) => !cycle.every(fits) });
  const every = viaOnly === undefined || meetsSteps(viaOnly, groups, { path: (fits) => cycle.every(fits), not: (fits) => !cycle.some(fits) });
  return some && every;
}

type Quantifier = (fits: (step: CycleStep) => boolean) => boolean;

/** Where a condition names both, `pathNot` decides. */
function meetsSteps(condition: ViaCondition, groups: readonly string[], quantifier: { readonly path: Quantifier; readonly not: Quantifier }): boolean {
  const named = (pattern: string) => {
    const full = withGroups(pattern, groups);
    return (step: CycleStep): boolean => patternMatches(full, step.name);
  };
  const typed = (types: readonly string[]) => (step: CycleStep): boolean => shareOne(types, step.dependencyTypes);
  const { path: wanted, pathNot, dependencyTypes, dependencyTypesNot } = condition;
  const byPath = isGiven(pathNot) ? quantifier.not(named(pathNot)) : isGiven(wanted) ? quantifier.path(named(wanted)) : true;
  return (
    byPath &&
    (dependencyTypes === undefined || quantifier.path(typed(dependencyTypes))) &&
    (dependencyTypesNot === undefined || quantifier.not(typed(dependencyTypesNot)))
  );
}

function isGiven(pattern: string | undefined): pattern is string {
  return pattern !== undefined && pattern !== '';
}

/** `ancestor`: whether what is depended on lies in a folder above. */
function meetsPlace({ ancestor }: ToCondition, from: string, to: DependencyFacts): boolean {
  if (ancestor === undefined) return true;
  if (to.coreModule === true || to.couldNotResolve === true) return false;
  const own = folderOf(from);
  const other = folderOf(to.resolved);
  return ancestor === (own.startsWith(other) && own.length > other.length);
}

function folderOf(file: string): string {
  const folder = path.dirname(path.join('/', file));
  return folder === '/' ? folder : `${folder}/`;
}

function shareOne(wanted: readonly string[], have: readonly string[]): boolean {
  return wanted.some((each) => have.includes(each));
}
