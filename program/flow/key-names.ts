import { KEY } from './kinds.ts';
import type { Kinds } from './kinds.ts';

/** The names that lead from an object to a built-in prototype. */
export const TO_PROTOTYPES: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** What refusing a key takes away: `__proto__` leads to the prototype at once, `constructor` and `prototype` in two steps. */
export function keyRefused(text: string): Kinds {
  return text === '__proto__' ? KEY.direct : text === 'constructor' || text === 'prototype' ? KEY.constructed : 0;
}
