import { rows } from '../shared/rows.ts';
export const list = rows();
