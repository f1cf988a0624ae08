import type { ValueOf } from './ir.ts';
import { FRESH, kinds } from './model.ts';
import type { Kinds } from './model.ts';

const DECODERS: ReadonlySet<unknown> = new Set(['decodeURIComponent', 'decodeURI', 'unescape', 'atob']);

/** Decoded is not clean: what a check or escaper took away from the encoded text can stand in the decoded one again. A parsed text is any object. */
export function restoredBy({ callee }: ValueOf<'call'>): Kinds {
  if (callee.op === 'cell') return DECODERS.has(callee.cell) ? FRESH & ~kinds('nosql') : 0;
  return callee.op === 'load' && callee.key === 'parse' && callee.base.op === 'cell' && callee.base.cell === 'JSON' ? kinds('nosql', 'code', 'key') : 0;
}
