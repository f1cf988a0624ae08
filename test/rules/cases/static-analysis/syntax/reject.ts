export const first = 1;

export function broken(a: number { // reject: static-analysis/syntax
  return a;
}
