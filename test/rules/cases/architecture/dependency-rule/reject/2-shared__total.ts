import { rows } from '../data/store.js';
export const total = (): number => rows.length;
