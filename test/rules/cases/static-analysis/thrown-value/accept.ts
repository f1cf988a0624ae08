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

class RangeError extends Map {}
new RangeError();
