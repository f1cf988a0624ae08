import { characterSet } from './character-set.ts';
import type { CharacterSet } from './character-set.ts';

const BLOCK = 0x10000;
const PLANES = 17;
const FIRST_SURROGATE = 0xd800;
const FIRST_TRAILING = 0xdc00;
const LAST_SURROGATE = 0xdfff;
const MAX_KNOWN = 64;

const known = new Map<string, CharacterSet | undefined>();

/**
 * The characters with a Unicode property, asked from the engine that runs us, which knows its version of Unicode; undefined
 * when it does not know the property. A few milliseconds the first time, remembered after that.
 */
export function propertySet(key: string, value: string | null): CharacterSet | undefined {
  const name = value === null ? key : `${key}=${value}`;
  if (known.has(name)) return known.get(name);
  if (known.size >= MAX_KNOWN) known.clear();
  const set = ask(name);
  known.set(name, set);
  return set;
}

function ask(name: string): CharacterSet | undefined {
  let run: RegExp;
  try {
    run = new RegExp(`\\p{${name}}+`, 'gu');
  } catch {
    return undefined;
  }
  const ranges: [number, number][] = [];
  for (let plane = 0; plane < PLANES; plane++) addPlane(ranges, run, plane * BLOCK);
  if (new RegExp(`\\p{${name}}`, 'u').test(String.fromCharCode(FIRST_SURROGATE))) ranges.push([FIRST_SURROGATE, LAST_SURROGATE]);
  return characterSet(ranges);
}

/** Surrogates are left out: they stand for themselves only when they are alone. */
function addPlane(into: [number, number][], run: RegExp, from: number): void {
  const width = from === 0 ? 1 : 2;
  const pieces = from === 0 ? [[0, FIRST_SURROGATE - 1], [LAST_SURROGATE + 1, BLOCK - 1]] : [[from, from + BLOCK - 1]];
  for (const [first = 0, last = 0] of pieces) {
    const text = textOfRange(first, last);
    for (const match of text.matchAll(run)) {
      const start = first + match.index / width;
      into.push([start, start + match[0].length / width - 1]);
    }
  }
}

function textOfRange(first: number, last: number): string {
  const units = new Uint16Array((last - first + 1) * (first < BLOCK ? 1 : 2));
  let at = 0;
  for (let code = first; code <= last; code++) {
    if (code < BLOCK) units[at++] = code;
    else {
      units[at++] = FIRST_SURROGATE + ((code - BLOCK) >> 10);
      units[at++] = FIRST_TRAILING + ((code - BLOCK) & 0x3ff);
    }
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units);
}
