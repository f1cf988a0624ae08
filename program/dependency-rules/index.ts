export type { CycleStep, DependencyFacts, FolderFacts, ModuleFacts, ReachedBy, Reaches } from './facts.ts';
export { dependencyViolations } from './match-dependency.ts';
export { moduleViolations } from './match-module.ts';
export { folderViolations } from './match-folder.ts';
export { groupsOf, meetsPaths, patternMatches } from './pattern.ts';
export { subjectOf } from './violation.ts';
export type { RuleSubject, Violation } from './violation.ts';
export { parseConfiguration, readDependencyRules } from './read-rules.ts';
export { extendConfiguration } from './merge-configurations.ts';
