export type { ProposedFile } from './desk.ts';
export { claimOpenPaths, createPathClaims } from './claims.ts';
export type { PathClaims } from './claims.ts';
export { createTreeReleases } from './releases.ts';
export type { RunReleases, TreeReleases } from './releases.ts';
export { startRun } from './run.ts';
export type { Run, RunOptions, RunResult, ValidatorName } from './run.ts';
