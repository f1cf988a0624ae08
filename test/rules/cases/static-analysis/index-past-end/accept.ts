export function fill(list: number[]): number {
  list[list.length] = 1;
  let total = 0;
  for (let at = 0; at < list.length; at++) total += list[at] ?? 0;
  for (let at = 0; at <= list.length; at++) if (at < list.length) total += list[at] as number;
  return total + (list[list.length - 1] ?? 0);
}
