import { c } from './c.ts'; // reject: architecture/cycle

export const b = (): number => c();
