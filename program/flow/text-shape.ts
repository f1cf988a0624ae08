import type { Value } from './ir.ts';
import { KEY, kinds, REDIRECT } from './kinds.ts';
import type { Kinds } from './kinds.ts';

/** What may be asked of the parts of a text. */
interface Constants {
  constantOf(value: Value): string | number | boolean | undefined;
}

/** Stands for a part of a text that is not known. */
const HOLE = '\u0000';

/** Of a long sum, so many parts at the beginning and in front of an operand are read. */
const MAX_PARTS = 40;

/** The known text in front of an operand of a sum or template; `\u0000` for parts that are not known. */
export function textBefore(whole: Value, operand: Value, referents: Constants): string {
  const parts = partsOf(whole);
  const at = Math.max(0, placesOf(whole).get(operand) ?? 0);
  const read = at <= 2 * MAX_PARTS ? parts.slice(0, at) : [...parts.slice(0, MAX_PARTS), HOLE, ...parts.slice(at - MAX_PARTS, at)];
  return read.map((part) => (typeof part === 'string' ? part : String(referents.constantOf(part) ?? HOLE))).join('');
}

/** The known text right behind an operand of a sum or template. */
export function textBehind(whole: Value, operand: Value, referents: Constants): string | undefined {
  const at = placesOf(whole).get(operand);
  const next = at === undefined ? undefined : partsOf(whole)[at + 1];
  const text = next === undefined || typeof next === 'string' ? next : referents.constantOf(next);
  return text === undefined ? undefined : String(text);
}

const remembered = new WeakMap<Value, readonly (string | Value)[]>();
const places = new WeakMap<Value, ReadonlyMap<Value, number>>();

/** The texts and values that a sum or template puts together, in order. */
export function partsOf(whole: Value): readonly (string | Value)[] {
  const known = remembered.get(whole) ?? takeApart(whole);
  remembered.set(whole, known);
  return known;
}

/** Where each value stands first among the parts. */
function placesOf(whole: Value): ReadonlyMap<Value, number> {
  const known = places.get(whole) ?? new Map(partsOf(whole).flatMap((part, index) => (typeof part === 'string' ? [] : [[part, index] as const])).reverse());
  places.set(whole, known);
  return known;
}

/** True for a value that is one of the parts of a sum or template. */
export function isPart(whole: Value, value: Value): boolean {
  return placesOf(whole).has(value);
}

function takeApart(whole: Value): readonly (string | Value)[] {
  if (whole.op === 'template') return whole.texts.flatMap((text, index) => [...(text === '' ? [] : [text]), ...(index < whole.holes.length ? [whole.holes[index] as Value] : [])]);
  const parts: (string | Value)[] = [];
  let at: Value = whole;
  while (at.op === 'binary' && at.operator === '+') {
    parts.push(at.right);
    at = at.left;
  }
  parts.reverse();
  return at !== whole && at.op === 'template' ? [...takeApart(at), ...parts] : [at, ...parts];
}

/** The kinds that are harmless behind a fixed beginning: who is called and where one is sent is decided before, also where what follows begins with `/`. */
export function clearedBehind(text: string, beginsAtRoot: boolean): Kinds {
  return fixesHost(text) || (beginsAtRoot && NAMES_HOST.test(text)) ? kinds('url', 'redirect') : fixesScheme(text) ? REDIRECT.scheme : 0;
}

/** Schemes of addresses that are programs or pages of their own: https://html.spec.whatwg.org/multipage/browsing-the-web.html#the-javascript:-url-special-case. */
const SCRIPTING = ['javascript:', 'vbscript:', 'data:'];

/** True when an address that begins so cannot be a program. Browsers take control characters and blanks in front of a scheme away. */
export function fixesScheme(text: string): boolean {
  const bare = text.replace(/[\t\n\r]/g, '').replace(/^[\u0001-\u0020]+/, '').toLowerCase();
  return bare !== '' && !bare.startsWith(HOLE) && !SCRIPTING.some((scheme) => scheme.startsWith(bare) || bare.startsWith(scheme));
}

const NAMES_HOST = /^[a-z][a-z\d+.-]*:\/\/[^/?#\\]+$/i;

/** True when a text that goes on after this beginning cannot name another host, or when the program put one before it. */
export function fixesHost(text: string): boolean {
  return (text.startsWith(HOLE) && text !== `${HOLE}://`) || /[?#]|[^?#:/\\][/\\]/.test(text) || /^\/[^/\\]/.test(text);
}

/** The names that lead from an object to a built-in prototype. */
const TO_PROTOTYPES: readonly (readonly [set: Kinds, names: readonly string[]])[] = [
  [KEY.direct, ['__proto__']],
  [KEY.constructed, ['constructor', 'prototype']],
];

/** A key with a fixed beginning or end leads to a prototype only where the name of one begins or ends so: `'user:' + id` does not. */
export function namedApart(whole: Value, referents: Constants): Kinds {
  const parts = partsOf(whole);
  const before = knownText(parts.slice(0, MAX_PARTS), referents).join('');
  const after = knownText(parts.slice(-MAX_PARTS).reverse(), referents).reverse().join('');
  return TO_PROTOTYPES.reduce((all, [set, names]) => (names.some((name) => name.startsWith(before) && name.endsWith(after)) ? all : all | set), 0);
}

/** The texts of some parts up to the first that is not known. */
function knownText(parts: readonly (string | Value)[], referents: Constants): string[] {
  const texts: string[] = [];
  for (const part of parts) {
    const text = typeof part === 'string' ? part : referents.constantOf(part);
    if (text === undefined) break;
    texts.push(String(text));
  }
  return texts;
}

/** The constant beginning of a text. */
export function leadingText(value: Value, referents: Constants): string | undefined {
  const whole = referents.constantOf(value);
  if (typeof whole === 'string') return whole;
  const [first] = partsOf(value);
  const text = first === undefined || first === value ? undefined : typeof first === 'string' ? first : referents.constantOf(first);
  return typeof text === 'string' && text !== '' ? text : undefined;
}
