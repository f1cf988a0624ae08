declare const base: { small: number };
declare function next(): number;
export const limits = { small: 1, ...base, large: 2 };
export const over = { small: 1, ...base, small2: 3 };

export class Box {
  #size = 1;
  static open(): number {
    return 1;
  }
  open(): number;
  open(by: number): number;
  open(by = 0): number {
    return this.#size + by;
  }
  get size(): number {
    return this.#size;
  }
  set size(to: number) {
    this.#size = to;
  }
}

export function pick(): string {
  if (next() > 1) return 'a';
  else if (next() > 1) return 'b';
  return 'c';
}

export class Fields {
  static size = 1;
  size = 2;
  get total(): number {
    return this.size;
  }
  set total(value: number) {
    this.size = value;
  }
}
export const numbers = { 1: 'a', 2: 'b', get third() { return 1; }, set third(value: number) { console.info(value); } };
