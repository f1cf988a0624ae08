export function fill(list: number[]): number {
  list[list.length] = 1;
  let total = 0;
  for (let at = 0; at < list.length; at++) total += list[at] ?? 0;
  for (let at = 0; at <= list.length; at++) if (at < list.length) total += list[at] as number;
  return total + (list[list.length - 1] ?? 0);
}

export function steps(list: readonly number[], names: readonly string[]): readonly unknown[] {
  const found: unknown[] = [];
  for (let at = 0; at < list.length - 1; at++) found.push(list[at + 1]! - list[at]!);
  for (let at = 1; at < list.length; at++) found.push(list[at]! - list[at - 1]!);
  for (let at = 0; at < list.length; at++) {
    if (at === 0) continue;
    found.push(list[at]! - list[at - 1]!);
  }
  for (let at = 0; at < list.length; at++) found.push(list[at]! - (list[at - 1] ?? 0));
  for (let at = 0; at < list.length; at++) found.push(at > 0 ? list[at]! - list[at - 1]! : 0);
  for (let at = 0; at < names.length; at++) found.push(names[at + 1]);
  for (let at = 0; at < list.length; at += 2) found.push(list[at]! + list[at + 1]!);
  return found;
}

export function down(list: readonly number[], table: Record<number, number>): number {
  let sum = table[-1] ?? 0;
  for (let i = list.length - 1; i >= 0; i--) sum += list[i];
  for (let i = list.length; i-- > 0; ) sum += list[i];
  for (let i = list.length; i > 0; i--) sum += list[i - 1];
  return sum;
}

// Three at a time: the list has as many as it takes.
export function triples(list: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < list.length; i += 3) sum += list[i + 1]! * list[i + 2]!;
  return sum;
}
