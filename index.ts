export type * from './contract/index.ts';
export { atLeast, defineGenerator, defineValidator, isLockstepError, LockstepError, lockstepEventSchema, SEVERITIES } from './contract/index.ts';
export { checkProject, checkText } from './check.ts';
export type { CheckProjectOptions, CheckTextOptions } from './check.ts';
export { checkTree } from './check-tree.ts';
export type { CheckTreeOptions } from './check-tree.ts';
export { createLockstep } from './lockstep.ts';
export type { Lockstep, LockstepOptions, RunSettings } from './lockstep.ts';
export type { Telemetry } from './trace-run.ts';
export type { ProposedFile, Run, RunResult } from './graph/index.ts';
export { BASELINE_FILE, baselineText, defineConfig, loadBaseline, policyDigest, resolvePolicy } from './gate/index.ts';
export { loadConfig } from './load-config.ts';
export type { LoadConfigOptions, LoadedConfig, LockstepConfig, PolicyInput } from './gate/index.ts';
export { anthropicGenerator, checkOutBefore, claudeGenerator, codexGenerator, diffGenerator, fileSource, findLocalServers, gitGenerator, openAiCompatibleGenerator, projectFiles, replayGenerator } from './generators.ts';
export type {
  AnthropicOptions,
  ClaudeOptions,
  CodexOptions,
  DiffOptions,
  FindLocalOptions,
  GitOptions,
  LocalServer,
  ModelBudget,
  ModelOptions,
  ModelPrice,
  NetworkRules,
  OpenAiCompatibleOptions,
  ProjectFiles,
  ReplayOptions,
  StreamSource,
} from './generators.ts';
export { describeRuns, listRuns, readRun, verifyRun } from './journal/index.ts';
export type { Problem, Verification } from './journal/index.ts';
export { answerReviews, listReviews } from './reviews.ts';
export type { AnswerOutcome, ReviewAnswer } from './reviews.ts';
export { pruneRuns, undoRun } from './keeping.ts';
export type { Pruned, PruneOptions, Undoer, UndoOutcome } from './keeping.ts';
export { currentPerson } from './person.ts';
export { gitVersion } from './git-version.ts';
export type { Person } from './person.ts';
export { examineTools } from './examine-tools.ts';
export type { ToolSources, ToolState } from './examine-tools.ts';
export { explainRule, listRules } from './rules.ts';
export { externalSarif } from './validators/index.ts';
export type { ExternalSarifOptions } from './validators/index.ts';
export { readRunRecord } from './run-record.ts';
export * from './report/index.ts';
export { briefFor, briefTokensFor } from './task-brief.ts';
export type { BriefOptions } from './task-brief.ts';
export { noLayersReason, proposeLayers } from './propose-layers.ts';
