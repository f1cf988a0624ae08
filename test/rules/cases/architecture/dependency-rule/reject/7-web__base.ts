// reject: architecture/dependency-rule likely
import { other } from './other.js';
export const base = (): unknown => other;
