import type { Procedure, Value } from './ir.ts';
import type { Referents } from './referents.ts';

/** The functions of the program that a value can be. */
export function functionsIn(value: Value, referents: Referents): readonly Procedure[] {
  return value.op === 'constant' ? [] : referents.of(value).flatMap((each) => (each.kind === 'function' ? [each.procedure] : []));
}
