import { page } from '../ui/page.js';
export const base = (): string => page();
