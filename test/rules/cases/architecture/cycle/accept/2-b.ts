import { a } from './a.ts';

export interface B {
  readonly name: string;
}
export interface Other {
  readonly other: string;
}
export interface Third {
  readonly third: string;
}
export const b = (value: B): unknown => a(value);
export const later = async (): Promise<unknown> => import('./c.ts');
