import { name } from './name.ts';

export interface Loaded {
  readonly name: ReturnType<typeof name>;
}

export function load(): Loaded[] {
  return [{ name: name() }];
}
