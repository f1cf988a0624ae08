import type { B } from './b.ts';
import { type Other, Third } from './b.ts';

export const a = (value: B | Other): B | Other => value;
export type A = typeof a | Third;
