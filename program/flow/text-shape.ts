import { clearedWithout } from './characters.ts';
import type { Value } from './ir.ts';
import { kinds } from './model.ts';
import type { Kinds } from './model.ts';
import { withoutDots } from './path-state.ts';
import type { Referents } from './referents.ts';

/** Stands for a part of a text that is not known. */
const HOLE = '\u0000';

/** The known text in front of an operand of a sum or template; `\u0000` for parts that are not known. */
export function textBefore(whole: Value, operand: Value, referents: Referents): string {
  const parts = partsOf(whole);
  const at = parts.findIndex((part) => part === operand);
  return parts
    .slice(0, Math.max(0, at))
    .map((part) => (typeof part === 'string' ? part : String(referents.constantOf(part) ?? HOLE)))
    .join('');
}

/** The texts and values that a sum or template puts together, in order. */
export function partsOf(whole: Value): readonly (string | Value)[] {
  if (whole.op === 'template') return whole.texts.flatMap((text, index) => [...(text === '' ? [] : [text]), ...(index < whole.holes.length ? [whole.holes[index] as Value] : [])]);
  const parts: (string | Value)[] = [];
  let at: Value = whole;
  while (at.op === 'binary' && at.operator === '+') {
    parts.unshift(at.right);
    at = at.left;
  }
  if (at !== whole && at.op === 'template') parts.unshift(...partsOf(at));
  else parts.unshift(at);
  return parts;
}

/** The kinds that are harmless behind a fixed beginning: who is called and where one is sent is decided before. */
export function clearedBehind(text: string): Kinds {
  let cleared = 0;
  if (fixesHost(text)) cleared |= kinds('url', 'redirect');
  if (text !== '' && text !== HOLE) cleared |= kinds('code') & 0;
  return cleared;
}

/** True when a text that goes on after this beginning cannot name another host: CodeQL's hostname-sanitising prefix. */
export function fixesHost(text: string): boolean {
  return /[?#]|[^?#:/\\][/\\]/.test(text) || /^\/[^/\\]/.test(text);
}

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** What a test by a pattern says when it holds, or does not. */
export function acceptedCharacters({ source, flags }: Pattern, holds: boolean, isRooted: boolean): { readonly clears: Kinds } {
  if (!holds) {
    const refused = matcher(source, flags);
    if (refused === undefined) return { clears: 0 };
    const dots = matchesDots(source, flags) ? withoutDots(isRooted) : 0;
    const keys = /__proto__/.test(source) ? kinds('key') : 0;
    return { clears: clearedWithout(refused) | dots | keys };
  }
  const whole = /^\^([\s\S]*)\$$/.exec(source)?.[1];
  if (whole === undefined || flags.includes('m')) return { clears: 0 };
  const characters = characterClasses(whole);
  if (characters === undefined) return { clears: 0 };
  return { clears: clearedWithout((character) => !characters(character)) };
}

/** The characters that the pieces of a simple pattern may match; undefined when a piece is not understood. */
function characterClasses(source: string): ((character: string) => boolean) | undefined {
  const tests: ((character: string) => boolean)[] = [];
  const piece = /\[(?:\\[\s\S]|[^\]\\])*\]|\\[\s\S]|\(\?:|[()|?*+]|\{\d*,?\d*\}|[\s\S]/y;
  for (piece.lastIndex = 0; piece.lastIndex < source.length; ) {
    const text = piece.exec(source)?.[0];
    if (text === undefined) return undefined;
    if (/^(?:\(\?:|[()|?*+]|\{\d*,?\d*\})$/.test(text)) continue;
    const test = matcher(`^${text}$`, '');
    if (test === undefined || text === '.') return undefined;
    tests.push(test);
  }
  return (character) => tests.some((test) => test(character));
}

/** True when a pattern finds `..` wherever it stands. */
export function matchesDots(source: string, flags: string): boolean {
  const matches = matcher(source, flags);
  return matches !== undefined && ['..', '../', 'a/../b', '/..'].filter((text) => matches(text)).length >= 2 && !matches('a/b');
}

/** Whether a pattern matches a single character; patterns that cannot be made match nothing. */
export function matcher(source: string, flags: string): ((character: string) => boolean) | undefined {
  try {
    const regexp = new RegExp(source, flags.replace(/[gy]/g, ''));
    return (character) => regexp.test(character);
  } catch {
    return undefined;
  }
}
