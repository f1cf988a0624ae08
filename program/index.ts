export { fileKindOf, languageOf } from './language.ts';
export type { Language } from './language.ts';
export { createLineIndex } from './lines.ts';
export type { LineIndex } from './lines.ts';
export { completenessOf, parseUnit } from './parse.ts';
export type { Completeness, ParseOutcome } from './parse.ts';
export type { Binding, Comment, ParsedUnit, Reference, Scope, ScopeAnalysis, SyntaxFault } from './parsed-unit.ts';
export {
  ancestorsOf,
  bare,
  childrenOf,
  constantString,
  enclosingFunction,
  isFunction,
  parentOf,
  propertyName,
  symbolOf,
} from './syntax.ts';
export type { FunctionNode, Node, NodeIndex, NodeOf } from './syntax.ts';
export type { BindingKind } from './declarations.ts';
export type { Access } from './reference.ts';
export type { ExportRecord, ImportRecord } from './imports.ts';
export { constantText } from './constant-text.ts';
export { furtherImports } from './further-imports.ts';
export { importsIn } from './module.ts';
export type { Module } from './module.ts';
export type { Resolution } from './resolve.ts';
export type { Manifest } from './manifest.ts';
export { isLockFile, lockedPackages } from './lock-file.ts';
export type { LockedPackage } from './lock-file.ts';
export { asAnalysed, createProgram } from './program.ts';
export type { AnalysedProgram, EditableProgram } from './program.ts';
export { locate, sourceOf } from './locate.ts';
export { bindingOf, destructuredKeys, isConstant, libraryPathOf, typePathOf } from './library-path.ts';
export type { LibraryPath } from './library-path.ts';
export { formedSecretsIn, hiddenCharacters, looksLike, maskSecret, maskSecretsIn, mixesAlphabets } from './text-facts/index.ts';
export type { FormedSecret, HiddenCharacter, HiddenKind } from './text-facts/index.ts';
export { listSourceFiles } from './source-files.ts';
export type { SourceFiles, SourceFilesOptions } from './source-files.ts';
export {
  acceptedTextCanHold,
  analyseRegex,
  exponentialWitness,
  charactersAllowedBy,
  charactersExcludedBy,
  charactersOf,
  charactersRemovedBy,
  fixedPrefixOf,
  hasGlobalFlag,
} from './regex/index.ts';
export type { CharacterSet, RegexLiteral, RegexVerdict, Witness } from './regex/index.ts';
export { flowAnalysisOf, mayBlock } from './flow/index.ts';
export type { EndingRow, FileFlows, Flow, FlowAnalysis, FlowModel, GuardRow, Kind, SchemaRow, SchemaWord, SinkRow, SourceRow, SourceTier, StepCondition, StepRow, TypeRow, Value } from './flow/index.ts';
export { typeObstacle } from './limits.ts';
export { hasTypeConfiguration, mayHaveTypes, openTypeChecker, typeConfigurationFault } from './types/index.ts';
export type { ConfigFault, FileTypes, TypeChecker, TypeDiagnostic, TypeEngineChoice } from './types/index.ts';
export { dependencyViolations, extendConfiguration, folderViolations, groupsOf, meetsPaths, moduleViolations, parseConfiguration, patternFault, readDependencyRules, subjectOf } from './dependency-rules/index.ts';
export type { CycleStep, DependencyFacts, FolderFacts, ModuleFacts, RuleSubject, Violation } from './dependency-rules/index.ts';
export type { Components, Follow, ModuleDependency, ModuleGraph, ModuleReference } from './module-graph/index.ts';
export { isRunTimeImport } from './run-time-import.ts';
export type { RunTimeAnswer } from './run-time-import.ts';
export { createDependencyView, folderDependencies, moduleFactsOf } from './dependency-facts/index.ts';
export type { DependencyView, FolderDependencies, SeenDependency, ViewedProgram } from './dependency-facts/index.ts';
export { closedObject, mismatch } from './closed-object.ts';
export { nearestName } from './nearest-name.ts';
export { fieldsOf, parseJsonText } from './json-text.ts';
export { codeSurface, createRouteSearch, standingSurface, textSurface } from './surface/index.ts';
export type { RouteSearch } from './surface/index.ts';
export { functionIndexOf, methodsIn, shapeOf, signatureOf, topLevelFunctions } from './clones/index.ts';
export type { Clone, DeclaredFunction, FunctionIndex, FunctionShape } from './clones/index.ts';
