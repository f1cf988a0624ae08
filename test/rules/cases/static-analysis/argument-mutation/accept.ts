export const newest = (orders: readonly { at: number }[]): { at: number }[] => [...orders].sort((a, b) => b.at - a.at);

export function inOrder(...names: string[]): string[] {
  return names.sort();
}

export function sortInPlace(names: string[]): void {
  names.sort();
}

const own = (names: string[]): string[] => names.sort();
export const all = (names: readonly string[]): string[] => own([...names]);
export const each = (lists: string[][]): string[][] => lists.map((list) => list.slice()).map((list) => list.sort());
