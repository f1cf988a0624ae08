/** The largest code point. */
export const LAST_CODE_POINT = 0x10ffff;
/** The largest code unit; what a pattern without `u` or `v` sees. */
export const LAST_CODE_UNIT = 0xffff;

/**
 * A set of characters as sorted, disjoint, non-adjacent ranges. `ranges` is flat: first, last, first, last, …, both inclusive.
 * A set that comes from a pattern without `u` or `v` holds UTF-16 code units, one from a pattern with them code points.
 */
export interface CharacterSet {
  readonly ranges: readonly number[];
  readonly isEmpty: boolean;
  /** Whether the first character of `text` is in the set; an astral one also when both its code units are. */
  has(text: string): boolean;
  hasCode(code: number): boolean;
  isSubsetOf(other: CharacterSet): boolean;
  intersect(other: CharacterSet): CharacterSet;
  union(other: CharacterSet): CharacterSet;
  /** All characters up to `last` that are not in the set. */
  complement(last?: number): CharacterSet;
}

/** A set from ranges in any order; `[[97, 122]]` is a to z. */
export function characterSet(pairs: Iterable<readonly [number, number]>): CharacterSet {
  return fromSorted(joined([...pairs].sort((a, b) => a[0] - b[0])));
}

/** The set of the characters of a string, by code point. */
export function charactersOf(text: string): CharacterSet {
  return characterSet(Array.from(text, (char) => char.codePointAt(0) ?? 0).map((code) => [code, code] as const));
}

/** No character. */
export const NO_CHARACTERS: CharacterSet = fromSorted([]);

function joined(pairs: readonly (readonly [number, number])[]): number[] {
  const flat: number[] = [];
  for (const [first, last] of pairs) {
    const end = flat.at(-1);
    if (end !== undefined && first <= end + 1) flat[flat.length - 1] = Math.max(end, last);
    else flat.push(first, last);
  }
  return flat;
}

function fromSorted(ranges: readonly number[]): CharacterSet {
  const hasCode = (code: number): boolean => contains(ranges, code);
  const intersect = (other: CharacterSet): CharacterSet => fromSorted(intersection(ranges, other.ranges));
  return {
    ranges,
    isEmpty: ranges.length === 0,
    hasCode,
    has(text) {
      const code = text.codePointAt(0);
      if (code === undefined) return false;
      return hasCode(code) || (code > LAST_CODE_UNIT && hasCode(text.charCodeAt(0)) && hasCode(text.charCodeAt(1)));
    },
    intersect,
    isSubsetOf: (other) => sameRanges(intersection(ranges, other.ranges), ranges),
    union: (other) => characterSet([...pairsOf(ranges), ...pairsOf(other.ranges)]),
    complement: (last = LAST_CODE_POINT) => fromSorted(gaps(ranges, last)),
  };
}

/** A set of code units that holds all surrogates holds every astral character too. */
export function withAstral(set: CharacterSet): CharacterSet {
  const surrogates = characterSet([[0xd800, 0xdfff]]);
  return surrogates.isSubsetOf(set) ? set.union(characterSet([[LAST_CODE_UNIT + 1, LAST_CODE_POINT]])) : set;
}

/** The ranges of a set one by one. */
export function pairsOf(ranges: readonly number[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let at = 0; at < ranges.length; at += 2) pairs.push([ranges[at] ?? 0, ranges[at + 1] ?? 0]);
  return pairs;
}

function contains(ranges: readonly number[], code: number): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (code < (ranges[2 * middle] ?? 0)) high = middle - 1;
    else if (code > (ranges[2 * middle + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

function intersection(left: readonly number[], right: readonly number[]): number[] {
  const found: number[] = [];
  let a = 0;
  let b = 0;
  while (a < left.length && b < right.length) {
    const first = Math.max(left[a] ?? 0, right[b] ?? 0);
    const last = Math.min(left[a + 1] ?? 0, right[b + 1] ?? 0);
    if (first <= last) found.push(first, last);
    if ((left[a + 1] ?? 0) < (right[b + 1] ?? 0)) a += 2;
    else b += 2;
  }
  return found;
}

function gaps(ranges: readonly number[], end: number): number[] {
  const found: number[] = [];
  let next = 0;
  for (const [first, last] of pairsOf(ranges)) {
    if (first > end) break;
    if (first > next) found.push(next, first - 1);
    next = last + 1;
  }
  if (next <= end) found.push(next, end);
  return found;
}

function sameRanges(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((code, at) => code === right[at]);
}
