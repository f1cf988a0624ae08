export function sum(list: readonly number[]): number {
  let total = 0;
  for (let at = 0; at <= list.length; at++) {
    // reject: static-analysis/index-past-end likely
    total += list[at] as number;
  }
  // reject: static-analysis/index-past-end
  return total + (list[list.length] ?? 0);
}
