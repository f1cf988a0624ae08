import type { ValueOf } from './ir.ts';
import { FRESH, kinds, PATH } from './model.ts';
import type { Kinds } from './model.ts';

const DECODERS: ReadonlySet<unknown> = new Set(['decodeURIComponent', 'decodeURI', 'unescape', 'atob']);

/** True for a call that brings back what stood in a text encoded. */
export function isDecoder({ callee }: ValueOf<'call'>): boolean {
  return callee.op === 'cell' && DECODERS.has(callee.cell);
}

/**
 * Decoded is not clean: what a check or escaper took away from the encoded text can stand in the decoded one again; what began
 * with a slash still does. A parsed text is any object.
 */
export function restoredBy(call: ValueOf<'call'>, given: Kinds): Kinds {
  const { callee } = call;
  if (callee.op === 'load' && (callee.key === 'unescape' || callee.key === 'decode')) return kinds('html');
  if (callee.op === 'cell') return !isDecoder(call) ? 0 : FRESH & ~kinds('nosql') & (isAddress(given) ? ~PATH.rawRelative : ~0);
  return callee.op === 'load' && callee.key === 'parse' && callee.base.op === 'cell' && callee.base.cell === 'JSON' ? kinds('nosql', 'code', 'key') : 0;
}

function isAddress(given: Kinds): boolean {
  return (given & (PATH.rawAbsolute | PATH.normalAbsolute)) !== 0 && (given & (PATH.rawRelative | PATH.normalRelative)) === 0;
}
