import { OWN } from './fact.ts';
import type { Fact } from './fact.ts';
import type { ValueOf } from './ir.ts';
import { kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import { resolved } from './path-state.ts';

/** The harm of leading elsewhere, which the address of the request itself cannot do. */
export const LEADING: Kinds = kinds('redirect', 'url');

/** Parts of an address that name the same host. */
const WHOLE: ReadonlySet<string> = new Set(['href', 'origin', 'nextUrl']);
/** Parts that only say where the program itself is. */
const PLACE: ReadonlySet<string> = new Set(['host', 'hostname', 'port', 'protocol']);

/** What is left of the address of a request when a part is read: who asks chooses all but where the program is. */
export function partOfAddress(fact: Fact, key: ValueOf<'load'>['key']): Fact {
  if ((fact.state & OWN) === 0 || WHOLE.has(String(key))) return fact;
  if (key === 'pathname') return { ...chosen(fact), kinds: resolved(fact.kinds | LEADING) };
  return PLACE.has(String(key)) ? { ...fact, state: fact.state & ~OWN } : chosen(fact);
}

const CUTTING: ReadonlySet<string> = new Set(['slice', 'substring', 'substr', 'split', 'match', 'matchAll', 'exec', 'at', 'charAt']);

/** The same for a method that cuts a part out of its text, and for what is asked in an address. */
export function cutFromAddress(fact: Fact, { callee }: ValueOf<'call'>): Fact {
  if (callee.op === 'cell' && callee.cell === 'URLSearchParams') return chosen(fact);
  return callee.op === 'load' && CUTTING.has(String(callee.key)) ? chosen(fact) : fact;
}

/** What takes away where an address leads leaves none: nothing of it comes back behind other text. */
export function changedAddress(fact: Fact, clears: Kinds): Fact {
  return (clears & LEADING) === 0 ? fact : { ...fact, state: fact.state & ~OWN };
}

/** `'https://other.example' + address`: behind other text an address leads nowhere by itself. */
export function behindText(fact: Fact, before: string): Fact {
  return before === '' ? fact : chosen(fact);
}

/** A text that whoever asks chooses. */
function chosen(fact: Fact): Fact {
  return (fact.state & OWN) === 0 ? fact : { ...fact, state: fact.state & ~OWN, kinds: fact.kinds | LEADING };
}

/** `headers.host`: the name under which a browser has asked; no link can choose where that leads. */
export function isHostHeader({ key, base }: ValueOf<'load'>): boolean {
  return key === 'host' && base.op === 'load' && base.key === 'headers';
}
