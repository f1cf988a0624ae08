export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key) ?? [];
    known.push(item);
    groups.set(key, known);
  }
  return groups;
}
function inner(items: readonly number[]): number {
  let sum = 0;
  for (const item of items) if (item > 0) sum += item * 2 + Math.floor(item / 3) - Math.min(item, 7);
  return sum;
}
export const total = (): number => inner([1]);
