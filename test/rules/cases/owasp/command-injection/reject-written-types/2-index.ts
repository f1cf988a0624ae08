export type { SignedRequest as Signed } from './types.ts';
export * from './types.ts';
