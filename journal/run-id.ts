import { LockstepError } from '../contract/index.ts';

/** True for 1-64 of `A-Z a-z 0-9 . _ -` that are not only dots. */
export function isRunId(value: string): boolean {
  return /^[A-Za-z0-9._-]{1,64}$/.test(value) && !/^\.+$/.test(value);
}

/** Refuses an id that could not be the name of a run's folder. */
export function requireRunId(value: string): void {
  if (isRunId(value)) return;
  const expected = '1-64 of A-Z a-z 0-9 . _ -, not only dots';
  throw new LockstepError('input-invalid', `run id: expected ${expected}, got ${JSON.stringify(value)}`, {
    fault: 'caller',
    context: { where: 'runId', expected, got: value },
  });
}
