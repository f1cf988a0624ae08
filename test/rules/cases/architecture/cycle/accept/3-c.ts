import { b } from './b.ts';

export const c = [b];
