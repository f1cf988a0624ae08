import { LockstepError } from './contract/index.ts';

/** Callers without types bring anything: says in one error which option is not what it has to be. */
export function expectGiven(where: string, value: unknown, expected: 'text' | 'function' | 'object'): void {
  const got = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value === 'string' ? 'text' : typeof value;
  if (got === expected) return;
  throw new LockstepError('input-invalid', `${where}: expected ${expected}, got ${got === 'undefined' ? 'nothing' : got}`, { fault: 'caller', context: { where, expected, got } });
}
