import { groupBy } from './lib/group.js';
export const small = (a: number, b: number): number => a + b;
export function count(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return new Map([...counts].sort(([, a], [, b]) => b - a).slice(0, 10));
}
function notExportedThere(items: readonly number[]): number {
  let sum = 0;
  for (const item of items) if (item > 0) sum += item * 2 + Math.floor(item / 3) - Math.min(item, 7);
  return sum;
}
export const groups = (): unknown => [groupBy(['a'], (each) => each), notExportedThere([2])];
