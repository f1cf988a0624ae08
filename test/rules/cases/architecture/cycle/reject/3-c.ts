import { a } from './a.ts'; // reject: architecture/cycle

export const c = (): number => (Math.random() > 1 ? a() : 1);
