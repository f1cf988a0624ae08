export type { ApprovalAnswer } from './engine.ts';
export { startRun } from './run.ts';
export type { Run, RunOptions, RunResult, ValidatorName } from './run.ts';
export type { ApprovalQuestion } from './state-graph.ts';
