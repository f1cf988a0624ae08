export function countWords(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  // reject: static-analysis/undefined-arithmetic
  for (const word of words) counts[word]++;
  return counts;
}

export function sumBy(rows: readonly { key: string; total: number }[]): [string, number][] {
  const sums: Record<string, number> = {};
  for (const { key, total } of rows) {
    // reject: static-analysis/undefined-arithmetic
    sums[key] += total;
  }
  return Object.entries(sums);
}

export function third(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = counts[word] + 1; // reject: static-analysis/undefined-arithmetic
  return counts;
}
