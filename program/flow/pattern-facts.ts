import { acceptedTextCanHold, charactersAllowedBy, charactersExcludedBy, charactersRemovedBy, fixedPrefixOf } from '../regex/index.ts';
import type { RegexLiteral } from '../regex/index.ts';
import { clearedWithout } from './characters.ts';
import { keyRefused, TO_PROTOTYPES } from './key-names.ts';
import { KEY, kinds, PATH, REDIRECT } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import { withoutDots } from './path-state.ts';
import { fixesHost } from './text-shape.ts';

const MAX_REMEMBERED = 2_000;
const remembered = new Map<string, Kinds>();

/** What a test by a pattern says of a text when it holds, or does not. Remembered by literal. */
export function testedBy(literal: RegexLiteral, holds: boolean, isRooted: boolean): Kinds {
  return once(`${holds} ${isRooted} ${literal.flags} ${literal.source}`, () => (holds ? accepted(literal, isRooted) : refused(literal, isRooted)));
}

/** What `replace` with a pattern takes from a path: `..`, where all of them go and what stood around them makes no new one. */
export function dotsRemovedBy(literal: RegexLiteral): Kinds {
  return once(`dots ${literal.flags} ${literal.source}`, () => {
    if (!literal.flags.includes('g')) return takesLeadingDots(literal) ? PATH.normalRelative : 0;
    return matchesDots(literal) && leavesNoDots(literal) ? PATH.rawRelative | PATH.normalRelative : 0;
  });
}

/** The kinds for which a text is harmless that lacks each single character a pattern finds. */
export function foundBy(literal: RegexLiteral): Kinds {
  return once(`found ${literal.flags} ${literal.source}`, () => {
    const found = charactersRemovedBy(literal);
    return clearedWithout((character) => found.has(character));
  });
}

function once(key: string, compute: () => Kinds): Kinds {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value ?? '');
  const value = compute();
  remembered.set(key, value);
  return value;
}

function accepted(literal: RegexLiteral, isRooted: boolean): Kinds {
  const prefix = fixedPrefixOf(literal);
  const host = (prefix !== undefined && fixesHost(prefix) ? kinds('url', 'redirect') : 0) | (staysOnHost(literal) ? kinds('redirect') : 0) | (refusesScripts(literal) ? REDIRECT.scheme : 0);
  const allowed = charactersAllowedBy(literal);
  if (allowed === undefined) return host;
  const dots = acceptedTextCanHold(literal, '..') ? 0 : withoutDots(isRooted);
  const keys = acceptedTextCanHold(literal, '__') ? 0 : kinds('key');
  return host | clearedWithout((character) => !allowed.has(character)) | dots | keys;
}

function refused(literal: RegexLiteral, isRooted: boolean): Kinds {
  const excluded = charactersExcludedBy({ ...literal, flags: literal.flags.replace(/[gy]/g, '') });
  const keys = (/__proto__/.test(literal.source) ? KEY.direct : 0) | (/constructor|prototype/.test(literal.source) ? KEY.constructed : 0) | keysFound(literal, (name) => [name]);
  return clearedWithout((character) => excluded.has(character)) | (matchesDots(literal) ? withoutDots(isRooted) : 0) | keys;
}

/** What is left of a text out of which a pattern is refused when it is taken apart: a name inside of it may have been passed over. */
export function keysRefusedInside(literal: RegexLiteral): Kinds {
  return once(`inside ${literal.flags} ${literal.source}`, () => keysFound(literal, (name) => [`a.${name}.b`, `a/${name}/b`, `a[${name}][b]`]));
}

/** Of a pattern that finds any other word as well, nothing: it was not written for keys. */
function keysFound({ source, flags }: RegexLiteral, texts: (name: string) => readonly string[]): Kinds {
  const pattern = compiled(source, flags.replace(/[gy]/g, ''));
  return pattern === undefined || texts('colour').some((text) => pattern.test(text)) ? 0 : TO_PROTOTYPES.reduce((set, name) => (texts(name).some((text) => pattern.test(text)) ? set | keyRefused(name) : set), 0);
}

/** Addresses that lead to another host, and one that does not: https://url.spec.whatwg.org/#relative-slash-state. */
const ELSEWHERE = ['//a.b', '//a.b/x', '/\\a.b', '\\\\a.b', 'http://a.b', 'https://a.b/x', 'javascript:a', 'a.b'];

/** True when a pattern lets only what begins with one slash through. */
function staysOnHost({ source, flags }: RegexLiteral): boolean {
  const pattern = /^\^/.test(source) ? compiled(source, flags.replace(/[gy]/g, '')) : undefined;
  return pattern !== undefined && (pattern.test('/a') || pattern.test('/a/b')) && !ELSEWHERE.some((address) => pattern.test(address));
}

/** Addresses that are programs, as browsers read them: in any case, with blanks in front. */
const SCRIPTS = ['javascript:a', 'JavaScript:a', ' javascript:a', '\tjavascript:a', 'javascript:https://a.b', 'javascript://a.b/', 'data:text/html,a', 'vbscript:a'];

/** True when a pattern that begins at the beginning lets addresses through, and none that is a program. */
function refusesScripts({ source, flags }: RegexLiteral): boolean {
  const pattern = isAnchored(source) && !flags.includes('m') ? compiled(source, flags.replace(/[gy]/g, '')) : undefined;
  return pattern !== undefined && !SCRIPTS.some((address) => pattern.test(address));
}

/** True when every way of a pattern begins at the beginning. */
function isAnchored(source: string): boolean {
  let bare = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  for (let before = ''; bare !== before; ) {
    before = bare;
    bare = bare.replace(/\((?:\?[:=!])?([^()|]*)\)/g, '$1').replace(/(?<=\^)\([^()]*\)/g, 'x');
  }
  return bare.split('|').every((way) => /^\(*(?:\?:)?\^/.test(way));
}

/** True when a pattern finds `..` wherever it stands. */
function matchesDots({ source, flags }: RegexLiteral): boolean {
  const pattern = compiled(source, flags.replace(/[gy]/g, ''));
  return pattern !== undefined && ['..', '../', 'a/../b', '/..'].filter((text) => pattern.test(text)).length >= 2 && !pattern.test('a/b');
}

/** False when what is left beside a match can come together to `..` again: `....//` without `../`. */
function leavesNoDots({ source, flags }: RegexLiteral): boolean {
  const pattern = compiled(source, flags);
  return pattern !== undefined && ['../x', '....//x', '..././x', '..//../x'].every((text) => !text.replace(pattern, '').includes('..'));
}

/** True when a pattern takes away all `..` at the beginning: after `normalize`, they stand nowhere else. */
function takesLeadingDots({ source, flags }: RegexLiteral): boolean {
  const pattern = compiled(source, flags);
  return pattern !== undefined && ['../x', '../../x', '../../../x'].every((text) => !text.replace(pattern, '').includes('..'));
}

function compiled(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
