import { load } from './load.ts';

export const names: string[] = load().map((each) => each.name);
// reject: static-analysis/type-error
export const count: string = load().length;
