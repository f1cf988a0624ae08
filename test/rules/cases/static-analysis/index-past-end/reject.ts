export function sum(list: readonly number[]): number {
  let total = 0;
  for (let at = 0; at <= list.length; at++) {
    // reject: static-analysis/index-past-end likely
    total += list[at] as number;
  }
  // reject: static-analysis/index-past-end
  return total + (list[list.length] ?? 0);
}

export function steps(list: readonly number[]): number[] {
  const found: number[] = [];
  for (let at = 0; at < list.length; at++) {
    // reject: static-analysis/index-past-end likely
    found.push(list[at + 1]! - list[at]!);
  }
  for (let at = 0; at < list.length; at++) {
    // reject: static-analysis/index-past-end likely
    found.push((list[at] as number) / (list[at - 1] as number));
  }
  return found;
}

export function down(list: readonly number[]): number {
  let sum = list[-1]; // reject: static-analysis/index-past-end
  for (let i = list.length; i >= 0; i--) sum += list[i]; // reject: static-analysis/index-past-end likely
  return sum;
}
