import { base } from './base.js'; // reject: architecture/dependency-rule likely
export const other = (): unknown => base;
