import { load } from './load.ts';
import type { Loaded } from './load.ts';

export const names: string[] = load().map((each) => each.name);
export const count: number = load().length;

export function first(): Loaded | undefined {
  return load()[0];
}
