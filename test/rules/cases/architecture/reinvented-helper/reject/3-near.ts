// reject: architecture/reinvented-helper likely
export function grouped(items: readonly string[], keyOf: (item: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key) ?? [];
    known.unshift(item);
    groups.set(key, known);
  }
  return groups;
}
