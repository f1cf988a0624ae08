import { base } from './base.js';
export const users = (): string => base();
