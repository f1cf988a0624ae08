import { LockstepError } from '../contract/index.ts';

function refuse(value: unknown, place: string): never {
  throw new LockstepError('input-invalid', `${place}: expected plain data, got ${describe(value)}`, {
    fault: 'caller',
    context: { where: place, expected: 'plain data', got: describe(value) },
  });
}

function describe(value: unknown): string {
  return typeof value === 'number' ? String(value) : typeof value;
}

function objectText(value: object, place: string): string {
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalText(field, `${place}.${key}`)}`);
  return `{${fields.join(',')}}`;
}

/**
 * The one JSON text of a plain value: keys sorted by code unit at every depth, no white space, absent for undefined.
 * What JSON cannot hold (functions, NaN, bigint) is refused with its place.
 */
export function canonicalText(value: unknown, place: string = 'record'): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : refuse(value, place);
  if (Array.isArray(value)) return `[${value.map((item, index) => canonicalText(item, `${place}[${index}]`)).join(',')}]`;
  return typeof value === 'object' ? objectText(value, place) : refuse(value, place);
}
