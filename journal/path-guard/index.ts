export { guardPath } from './guard-path.ts';
export type { GuardOptions } from './guard-path.ts';
export { judgePathName } from './path-name.ts';
export { findParent, judgePlacement } from './placement.ts';
export type { PathVerdict } from './verdict.ts';
