export function countWords(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) {
    counts[word] ??= 0;
    counts[word]++;
  }
  return counts;
}

export function sumBy(rows: readonly { key: string; total: number }[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { key } of rows) sums[key] = 0;
  for (const { key, total } of rows) sums[key] += total;
  return sums;
}

const shared: Record<string, number> = {};
export function count(word: string): void {
  shared[word]++;
}

export function filled(words: readonly string[], fill: (into: Record<string, number>) => void): Record<string, number> {
  const counts: Record<string, number> = {};
  fill(counts);
  for (const word of words) counts[word]++;
  return counts;
}
