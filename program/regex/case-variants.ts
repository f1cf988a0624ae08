import { characterSet, LAST_CODE_UNIT, pairsOf } from './character-set.ts';
import type { CharacterSet } from './character-set.ts';

const LETTER_A = 0x41;
const LETTER_Z = 0x5a;
const TO_LOWER = 0x20;
/** Above this there are no letters with case. */
const LAST_CASED = 0x1e943;
/** The only two characters beyond ASCII that fold to ASCII letters under `iu`: the long s and the Kelvin sign. */
const FOLDS_TO_ASCII: readonly (readonly [string, number])[] = [['sS', 0x17f], ['kK', 0x212a]];

let units: ReadonlyMap<number, readonly number[]> | undefined;
let points: ReadonlyMap<number, readonly number[]> | undefined;

/**
 * Adds what the flag `i` makes equal, after `Canonicalize` of ECMAScript (22.2.2.7.3). Under `u` and `v` simple case folding
 * is taken to be lower case of upper case, which differs from it for a handful of letters only.
 */
export function withCaseVariants(set: CharacterSet, unicode: boolean): CharacterSet {
  const found = pairsOf(set.ranges);
  for (const [first, last] of pairsOf(set.ranges)) addAscii(found, first, last);
  if (unicode) addFolded(found, set);
  if (reachesCased(set)) addVariants(found, set, unicode);
  return characterSet(found);
}

function addAscii(into: [number, number][], first: number, last: number): void {
  const upper: [number, number] = [Math.max(first, LETTER_A), Math.min(last, LETTER_Z)];
  if (upper[0] <= upper[1]) into.push([upper[0] + TO_LOWER, upper[1] + TO_LOWER]);
  const lower: [number, number] = [Math.max(first, LETTER_A + TO_LOWER), Math.min(last, LETTER_Z + TO_LOWER)];
  if (lower[0] <= lower[1]) into.push([lower[0] - TO_LOWER, lower[1] - TO_LOWER]);
}

function addFolded(into: [number, number][], set: CharacterSet): void {
  for (const [letters, code] of FOLDS_TO_ASCII) {
    if (set.has(letters) || set.has(letters.slice(1))) into.push([code, code]);
    if (set.hasCode(code)) for (const letter of letters) into.push([letter.charCodeAt(0), letter.charCodeAt(0)]);
  }
}

/** Whether a set names some but not all letters with case beyond ASCII. */
function reachesCased(set: CharacterSet): boolean {
  return pairsOf(set.ranges).some(([first, last]) => last > 0x7f && !(first <= 0x80 && last >= LAST_CODE_UNIT));
}

function addVariants(into: [number, number][], set: CharacterSet, unicode: boolean): void {
  const classes = unicode ? (points ??= classesOf(foldPoint, LAST_CASED)) : (units ??= classesOf(foldUnit, LAST_CODE_UNIT));
  for (const [code, others] of classes) if (set.hasCode(code)) for (const other of others) into.push([other, other]);
}

/** The characters beyond ASCII that share a canonical form, each with all of its class. */
function classesOf(fold: (code: number) => number, end: number): ReadonlyMap<number, readonly number[]> {
  const byForm = new Map<number, number[]>();
  for (let code = 0x80; code <= end; code++) {
    const form = fold(code);
    const members = byForm.get(form);
    if (members === undefined) byForm.set(form, form === code ? [code] : [form, code]);
    else if (!members.includes(code)) members.push(code);
  }
  const classes = new Map<number, readonly number[]>();
  for (const members of byForm.values()) if (members.length > 1) for (const code of members) classes.set(code, members);
  return classes;
}

function foldUnit(code: number): number {
  const upper = String.fromCharCode(code).toUpperCase();
  const form = upper.charCodeAt(0);
  return upper.length !== 1 || form < 0x80 ? code : form;
}

function foldPoint(code: number): number {
  const upper = String.fromCodePoint(code).toUpperCase();
  const lower = (Array.from(upper).length === 1 ? upper : String.fromCodePoint(code)).toLowerCase();
  const form = lower.codePointAt(0) ?? code;
  return Array.from(lower).length === 1 && form >= 0x80 ? form : code;
}
