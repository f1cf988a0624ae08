import type { DependencyRule, DependencyRuleSet } from '../../contract/index.ts';
import type { FolderFacts } from './facts.ts';
import { meetsStability } from './match-dependency.ts';
import { groupsOf, meetsPaths } from './pattern.ts';
import { violationsAgainst } from './violation.ts';
import type { Violation } from './violation.ts';

/** The rules that the dependency of one folder on another breaks. */
export function folderViolations(rules: DependencyRuleSet, from: FolderFacts, to: FolderFacts): readonly Violation[] {
  return violationsAgainst(rules, { subject: 'folder', matches: (rule) => matchesFolder(rule, from, to) });
}

function matchesFolder(rule: DependencyRule, from: FolderFacts, to: FolderFacts): boolean {
  const condition = rule.to ?? {};
  return (
    meetsPaths(rule.from ?? {}, from.name) &&
    meetsPaths(condition, to.name, groupsOf(rule.from, from.name)) &&
    meetsStability(condition, from.instability, to.instability) &&
    (condition.circular === undefined || condition.circular === to.circular)
  );
}
