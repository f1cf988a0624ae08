// reject: static-analysis/argument-mutation likely
export const newest = (orders: { at: number }[]): { at: number }[] => orders.sort((a, b) => b.at - a.at);

export function last(names: string[]): string | undefined {
  // reject: static-analysis/argument-mutation likely
  return names.reverse()[0];
}

export function order(items: number[]): number {
  const sorted = items.sort(); // reject: static-analysis/argument-mutation likely
  return sorted[0];
}
