import type { Automaton } from './automaton.ts';
import type { CharacterSet } from './character-set.ts';
import { LINE_TERMINATORS, WORD } from './class-set.ts';

/**
 * The coarsest partition of all characters that every label of an automaton respects (minterms, after D'Antoni and Veanes,
 * POPL 2014). Labels become bit sets over it, so that sets need not be compared again and again.
 */
export interface Alphabet {
  /** A character for each atom, to write it down. */
  readonly atoms: readonly number[];
  /** The words of the bit set of each position's label. */
  readonly masks: readonly Uint32Array[];
  /** The bit set of a label, or of `LINE_TERMINATORS`, `WORD` and what is made of them. */
  maskOf(set: CharacterSet): Uint32Array;
}

const MAX_ATOMS = 256;
const MAX_SETS = 200;

/** The alphabet, or undefined when there are too many different labels. */
export function alphabetOf({ labels }: Automaton, last: number): Alphabet | undefined {
  const distinct = new Map<string, CharacterSet>();
  const keys = labels.map((label) => label.ranges.join());
  labels.forEach((label, at) => distinct.set(keys[at] ?? '', label));
  if (distinct.size > MAX_SETS) return undefined;
  const sets = [...distinct.values(), LINE_TERMINATORS, WORD];
  const codes = readableFirst(partition(sets, last));
  if (codes.length > MAX_ATOMS) return undefined;
  const words = Math.ceil(codes.length / 32);
  const maskOf = (set: CharacterSet): Uint32Array => maskWhere(codes, set, words);
  const known = new Map([...distinct].map(([key, set]) => [key, maskOf(set)] as const));
  return {
    atoms: codes,
    masks: keys.map((key) => known.get(key) ?? new Uint32Array(words)),
    maskOf,
  };
}

interface Partition {
  /** First characters of the intervals, in order. */
  readonly starts: readonly number[];
  /** The atom of each interval. */
  readonly owners: readonly number[];
}

function partition(sets: readonly CharacterSet[], last: number): Partition {
  const events = new Map<number, number[]>([[0, []]]);
  sets.forEach(({ ranges }, set) => {
    ranges.forEach((code, at) => {
      const where = at % 2 === 0 ? code : code + 1;
      if (where > last) return;
      const toggled = events.get(where);
      if (toggled === undefined) events.set(where, [set]);
      else toggled.push(set);
    });
  });
  const starts = [...events.keys()].sort((a, b) => a - b);
  const inside = new Set<number>();
  const bySignature = new Map<string, number>();
  const owners = starts.map((start) => {
    for (const set of events.get(start) ?? []) if (!inside.delete(set)) inside.add(set);
    const signature = [...inside].sort((a, b) => a - b).join();
    const known = bySignature.get(signature) ?? bySignature.size;
    bySignature.set(signature, known);
    return known;
  });
  return { starts, owners };
}

function maskWhere(codes: readonly number[], set: CharacterSet, words: number): Uint32Array {
  const mask = new Uint32Array(words);
  codes.forEach((code, atom) => {
    if (set.hasCode(code)) mask[atom >> 5] = (mask[atom >> 5] ?? 0) | (1 << (atom & 31));
  });
  return mask;
}

function intervalOf(starts: readonly number[], code: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= code) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What a person can read comes first, and something that is no letter before letters that many patterns name. */
const READABLE = Array.from('a0A !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~bcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOPQRSTUVWXYZ123456789\t\n\r', (char) => char.charCodeAt(0));

/** A character of each atom, the readable ones first. */
function readableFirst({ starts, owners }: Partition): readonly number[] {
  const chosen = new Map<number, number>();
  for (const code of [...READABLE, ...starts]) {
    const atom = owners[intervalOf(starts, code)] ?? 0;
    if (!chosen.has(atom)) chosen.set(atom, code);
  }
  return [...chosen.values()];
}

/** The atoms that all masks share, as a mask. */
export function shared(first: Uint32Array, second: Uint32Array, third: Uint32Array = second): Uint32Array {
  return first.map((word, at) => word & (second[at] ?? 0) & (third[at] ?? 0));
}

/** The atoms of a mask, in order. */
export function atomsOf(mask: Uint32Array): readonly number[] {
  const atoms: number[] = [];
  mask.forEach((word, at) => {
    for (let bits = word; bits !== 0; bits &= bits - 1) atoms.push(at * 32 + 31 - Math.clz32(bits & -bits));
  });
  return atoms;
}

/** The first atom that all masks share; -1 when there is none. */
export function sharedAtom(first: Uint32Array, second: Uint32Array, third: Uint32Array = second): number {
  for (let word = 0; word < first.length; word++) {
    const bits = ((first[word] ?? 0) & (second[word] ?? 0) & (third[word] ?? 0)) >>> 0;
    if (bits !== 0) return word * 32 + 31 - Math.clz32(bits & -bits);
  }
  return -1;
}
