/// <reference types="node" />
@decorated
export class Model<T extends object = {}> {
  static #count = 0;
  accessor name = '';

  constructor(private readonly value: T) {
    Model.#count += 1;
  }

  get(): T | undefined {
    return this.value satisfies T;
  }
}

function decorated(target: unknown, context: unknown): void {
  console.log(target, context);
}

export const generic = <T,>(value: T): T => value;
await Promise.resolve(generic(1));
