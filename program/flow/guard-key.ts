import { isAbout } from './checked.ts';
import type { About, Checked } from './checked.ts';
import { listOf, numberOf, relate } from './derivation.ts';
import { operandsOf } from './ir.ts';
import type { Value } from './ir.ts';
import { keyRefused, TO_PROTOTYPES } from './key-names.ts';
import { kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';

/** What refusing all keys that begin so takes away. */
export function keyBegunWith(text: string, tested: Value, about: About): Kinds {
  if (text === '' || relate(tested, about.value) !== 'same' || isOfWhole(tested, about)) return 0;
  return TO_PROTOTYPES.reduce((set, name) => (name.startsWith(text) ? set | keyRefused(name) : set), 0);
}

/** `if (path === '__proto__') return; path.split('.')`: what is no such name may still hold one. */
export function ofWholeKey(checked: Checked, tested: Value, about: About): Checked {
  return (checked.clears & kinds('key')) === 0 || !isOfWhole(tested, about) ? checked : { ...checked, clears: checked.clears & ~kinds('key') };
}

/** True where a text was tested of which only parts are put to use. */
export function isOfWhole(tested: Value, { value, q }: About): boolean {
  const relation = relate(tested, value);
  if (relation === 'same') return q.state.isCut === true;
  return relation === 'origin' && (q.state.isCut === true || isTakenFrom(value, tested));
}

/** What takes a text apart. */
const APART: ReadonlySet<unknown> = new Set(['split', 'match', 'matchAll']);

/** True for a call that takes apart the text whose method it is. */
export function takesApart(user: Value | undefined, text: Value): boolean {
  return user?.op === 'call' && user.receiver === text && user.callee.op === 'load' && APART.has(user.callee.key);
}

const MAX_STEPS = 8;

function isTakenFrom(part: Value, whole: Value): boolean {
  let at: Value | undefined = part;
  for (let steps = 0; at !== undefined && steps < MAX_STEPS; steps++) {
    if (numberOf(at) === numberOf(whole)) return false;
    if (at.op === 'call' && at.receiver !== undefined && takesApart(at, at.receiver) && isAbout(whole, at.receiver)) return true;
    const inputs: readonly Value[] = at.op === 'parameter' ? listOf(at) : operandsOf(at);
    at = inputs.find((input) => input !== at && isAbout(whole, input));
  }
  return false;
}
