import { z } from 'zod';
import { nearestName } from './nearest-name.ts';

/** An object without other keys than these. Who writes another one is told which there are, and the one that was probably meant. */
export function closedObject<S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  const keys = Object.keys(shape);
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys, keys) : undefined) });
}

function unknownKeys(unknown: readonly string[], keys: readonly string[]): string {
  const [first = ''] = unknown;
  const near = nearestName(first, keys);
  return `unknown key${unknown.length > 1 ? 's' : ''} ${unknown.map((key) => JSON.stringify(key)).join(', ')}${near === undefined ? '' : `; did you mean ${JSON.stringify(near)}?`}${near === undefined ? '; e' : ' E'}xpected one of ${[...keys].sort().join(', ')}`;
}

/** What was expected and what came: the library tells the type of what it received as well, here what is there is told once. */
export function mismatch(issue: z.core.$ZodIssue, input: unknown): string {
  if (issue.code === 'unrecognized_keys') return issue.message;
  const got = issue.path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), input);
  const expected = issue.message.replace(/^Invalid input: /, '').replace(/, received .*$/, '');
  return `${expected}, got ${JSON.stringify(got)?.slice(0, 120) ?? 'nothing'}`;
}
