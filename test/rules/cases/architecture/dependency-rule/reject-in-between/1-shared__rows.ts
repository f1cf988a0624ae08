import { stored } from '../data/store.ts'; // reject: architecture/dependency-rule
export const rows = (): number => stored;
