import { stored } from '../data/store.ts';
export const rows = (): number => stored + 1;
