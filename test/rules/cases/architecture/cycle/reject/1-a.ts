import { b } from './b.ts'; // reject: architecture/cycle

export const a = (): number => b();
