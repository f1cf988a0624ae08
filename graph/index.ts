export { startRun } from './run.ts';
export type { Run, RunOptions, RunResult, ValidatorName } from './run.ts';
