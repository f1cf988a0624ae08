declare function load(): void;

export function first(): never {
  throw 'no order'; // reject: static-analysis/thrown-value likely
}

export function second(): void {
  try {
    load();
  } catch (error) {
    throw new Error((error as Error).message); // reject: static-analysis/thrown-value likely
  }
}

export function third(count: number): number {
  if (count < 0) {
    new RangeError('below zero'); // reject: static-analysis/thrown-value
  }
  return Math.sqrt(count);
}

export function fourth(): never {
  throw TypeError; // reject: static-analysis/thrown-value likely
}
