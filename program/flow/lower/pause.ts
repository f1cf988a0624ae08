import type { Node } from '../../syntax.ts';
import type { Value } from '../ir.ts';
import type { Builder } from './types.ts';

/** What comes back where a function hands a value out and waits: of its promise, or of whoever asks for the next. */
export function lowerPause(b: Builder, input: Value, node: Node): Value {
  if (b.procedure.isAsync && !b.procedure.isGenerator) return b.emit({ op: 'await', input }, node);
  b.exit('yield', input);
  return b.emit({ op: 'yield', input }, node);
}
