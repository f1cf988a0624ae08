import type { Span } from '../../contract/index.ts';
import { isUnbalanced } from './direction.ts';
import { hasRightToLeft, isHangul, isJoining, isPictograph, isUnspaced } from './scripts.ts';

/**
 * What a hidden character does.
 * - `direction`: it changes the order in which text is drawn (Trojan Source, CVE-2021-42574).
 * - `invisible`: it has no width where no script needs it.
 * - `smuggled`: tag characters or runs of variation selectors, which carry text nobody sees.
 * - `blank`: a letter that is drawn as nothing.
 * - `mark`: it changes the order of its neighbours.
 * - `private`: what is drawn depends on the font of whoever looks.
 * - `break`: it ends a line for the parser and not for the reader.
 * - `control`: a control code that terminals obey.
 */
export type HiddenKind = 'direction' | 'mark' | 'invisible' | 'smuggled' | 'blank' | 'private' | 'break' | 'control';

/** One hidden character, or a run of the same kind. */
export interface HiddenCharacter extends Span {
  readonly kind: HiddenKind;
  /** For example `U+202E`. */
  readonly code: string;
}

const ANY =
  /\r(?!\n|$)|[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uE000-\uF8FF\uFDD0-\uFDEF\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFC\uFFFE\uFFFF\u{1BCA0}-\u{1BCA3}\u{1D159}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}\u{F0000}-\u{10FFFF}]/gu;

/** The hidden characters of a text that no script, emoji or flag accounts for, in order. A mark at the very start is fine. */
export function hiddenCharacters(text: string): readonly HiddenCharacter[] {
  const found: HiddenCharacter[] = [];
  for (const match of text.matchAll(ANY)) {
    const start = match.index;
    const kind = kindOf(match[0], { text, start, end: start + match[0].length });
    const last = found.at(-1);
    if (kind === undefined) continue;
    if (last?.kind === kind && last.end === start) found[found.length - 1] = { ...last, end: start + match[0].length };
    else found.push({ kind, start, end: start + match[0].length, code: codeOf(match[0]) });
  }
  return found;
}

const SELECTOR = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u;

interface Place extends Span {
  readonly text: string;
}

function kindOf(char: string, at: Place): HiddenKind | undefined {
  const code = char.codePointAt(0) ?? 0;
  if (code === 0x0d) return 'break';
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return 'control';
  if (code === 0x2028 || code === 0x2029) return 'break';
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return isLegitimateDirection(code, at) ? undefined : 'direction';
  if (code === 0x200e || code === 0x200f || code === 0x061c) return hasRightToLeft(lineAround(at).replace(/[\u200e\u200f\u061c]/g, '')) ? undefined : 'mark';
  if (code === 0x200c || code === 0x200d) return isLegitimateJoiner(at) ? undefined : 'invisible';
  if (code === 0x200b) return isUnspaced(before(at)) || isUnspaced(after(at)) ? undefined : 'invisible';
  if (code === 0xfeff) return at.start === 0 ? undefined : 'invisible';
  if (code >= 0xe0000 && code <= 0xe007f) return isFlag(at) ? undefined : 'smuggled';
  if ((code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000) return 'private';
  if (code === 0x2800 || code === 0x1d159) return isBraille(before(at)) || isBraille(after(at)) ? undefined : 'blank';
  if ((code >= 0xfe00 && code <= 0xfe0f) || code >= 0xe0100) return selectorKind(char, at);
  if (code === 0x3164 || code === 0x115f || code === 0x1160 || code === 0xffa0)
    return isHangul(visible(before(at))) || isHangul(visible(after(at))) ? undefined : 'blank';
  if (code === 0x00ad) return isLetter(before(at)) && isLetter(after(at)) && isWordOfProse(at) ? undefined : 'invisible';
  return isJoining(before(at)) || isJoining(after(at)) ? undefined : 'invisible';
}

/** Embeddings and isolates belong into right-to-left text when they are closed on their line; overrides never do. */
function isLegitimateDirection(code: number, at: Place): boolean {
  if (code === 0x202d || code === 0x202e) return false;
  const line = lineAround(at);
  return hasRightToLeft(line) && !isUnbalanced(line);
}

function isLetter(char: string): boolean {
  return /\p{L}/u.test(char);
}

/** A hyphen that shows only at the end of a line belongs into words; names, paths and addresses are none. */
function isWordOfProse({ text, start, end }: Place): boolean {
  const left = /[^\s'"`]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0] ?? '';
  const right = /^[^\s'"`]*/.exec(text.slice(end, end + 200))?.[0] ?? '';
  return !/[:/\\@_$=&<>]|\w\.\w|[a-z][A-Z]/.test((left + right).replaceAll('\u00AD', ''));
}

function isBraille(char: string): boolean {
  return /[\u2801-\u28FF]/.test(char);
}

function isLegitimateJoiner(at: Place): boolean {
  const [left, right] = [before(at), after(at)];
  return (isJoining(left) && (isJoining(right) || right === '' || /[\s\p{P}]/u.test(right))) || isPictograph(left) || isPictograph(right);
}

/** A flag of a region is a black flag followed by tags. */
function isFlag(at: Place): boolean {
  return /\u{1F3F4}[\u{E0020}-\u{E007E}]{0,8}$/u.test(at.text.slice(Math.max(0, at.start - 24), at.start));
}

/** One selector after a visible character chooses its form; different ones in a row are data. */
function selectorKind(char: string, at: Place): HiddenKind | undefined {
  const [left, right] = [before(at), after(at)];
  if ([left, right].some((each) => each !== char && SELECTOR.test(each))) return 'smuggled';
  return left === '' || left === char || /[\sA-Za-z]/.test(left) ? 'invisible' : undefined;
}

function before({ text, start }: Place): string {
  const char = text.slice(Math.max(0, start - 2), start);
  return [...char].at(-1) ?? '';
}

function after({ text, end }: Place): string {
  return [...text.slice(end, end + 2)][0] ?? '';
}

/** A blank letter is Hangul by the standard: it does not make its neighbour legitimate. */
function visible(char: string): string {
  return /[\u3164\u115F\u1160\uFFA0]/.test(char) ? '' : char;
}

function lineAround({ text, start, end }: Place): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  return text.slice(Math.max(from, start - 500), Math.min(to === -1 ? text.length : to, end + 500));
}

function codeOf(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
