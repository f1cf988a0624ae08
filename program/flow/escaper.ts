import { clearedWithout } from './characters.ts';
import type { Procedure, Value } from './ir.ts';
import { REFERENCES } from './character-references.ts';
import { kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import type { Referents } from './referents.ts';

const known = new WeakMap<Procedure, Kinds>();

/**
 * The kinds for which what a function gives back is harmless because it goes through a text character by character,
 * compares each with those that mean something, and writes their references instead: an escaper that is written out.
 */
export function escapedBy(procedure: Procedure, referents: Referents): Kinds {
  const found = known.get(procedure) ?? compute(procedure, referents);
  known.set(procedure, found);
  return found;
}

function compute({ values }: Procedure, referents: Referents): Kinds {
  const texts = values.flatMap((value) => (value.op === 'constant' && typeof value.value === 'string' && value.value.startsWith('&') ? [value.value] : []));
  if (texts.length === 0) return 0;
  const compared = new Set(values.flatMap((value) => (value.op === 'binary' && /^[=!]==?$/.test(value.operator) ? [value.left, value.right] : [])).flatMap((side) => characterOf(side, referents)));
  const escaped = REFERENCES.filter(({ character, pattern }) => compared.has(character) && texts.some((text) => pattern.test(text))).map(({ character }) => character);
  return escaped.length === 0 ? 0 : clearedWithout((character) => escaped.includes(character)) & kinds('html');
}

/** The character that is compared with: itself, or by its code. */
function characterOf(value: Value, referents: Referents): readonly string[] {
  if (value.op !== 'constant' && value.op !== 'load') return [];
  const constant = referents.constantOf(value);
  if (typeof constant === 'string') return constant.length === 1 ? [constant] : [];
  return typeof constant === 'number' && constant > 31 && constant < 128 ? [String.fromCharCode(constant)] : [];
}
