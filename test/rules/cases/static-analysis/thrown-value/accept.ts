declare function load(): void;

export function first(): never {
  throw new TypeError('no order');
}

export function second(): void {
  try {
    load();
  } catch (error) {
    throw new Error((error as Error).message, { cause: error });
  }
}

export function third(): void {
  try {
    load();
  } catch (error) {
    throw error;
  }
}

export function fourth(count: number): number {
  try {
    if (count > 3) throw 0;
    return count;
  } catch {
    return 0;
  }
}

class RangeError extends Map {}
new RangeError();
