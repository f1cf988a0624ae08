export const first = (at: number): number => load(at); // reject: static-analysis/unresolved-name
