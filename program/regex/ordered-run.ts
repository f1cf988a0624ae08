import type { Alphabet } from './alphabet.ts';
import { ACCEPT, BOUNDARY, holds } from './step.ts';
import type { Step } from './step.ts';
import type { Automaton } from './automaton.ts';

/**
 * What a backtracking matcher would try at one place of a text, in its order, each position once: what stands behind a way
 * that has matched is never tried. `scanning` is true while later starts would still be tried.
 */
export interface Attempts {
  readonly states: readonly number[];
  readonly scanning: boolean;
  /** The character read last; undefined at the beginning. */
  readonly before: number | undefined;
  /** Whether a way has matched on the way here. */
  readonly matched: boolean;
}

/** How a pattern runs over atoms, with priorities (after Weideman et al. 2016 and the ordered threads of Pike's matcher). */
export interface OrderedRun {
  readonly alphabet: Alphabet;
  readonly begin: Attempts;
  /** Whether some step asks what was read before it. */
  readonly asksBefore: boolean;
  read(from: Attempts, atom: number): Attempts;
  /** As `read`, but under `g` the search goes on behind a match. */
  readOn(from: Attempts, atom: number): Attempts;
  /** Whether some way that is left matches when the text ends here. */
  matchesAtEnd(from: Attempts): boolean;
}

interface Pattern {
  readonly automaton: Automaton;
  readonly alphabet: Alphabet;
  /** False for a sticky pattern: there is one attempt only. */
  readonly scans: boolean;
  /** Whether a search goes on behind a match. */
  readonly global: boolean;
}

export function orderedRun({ automaton, alphabet, scans, global }: Pattern): OrderedRun {
  const { steps, start } = automaton;
  const reads = alphabet.masks;
  const ways = (from: Attempts): readonly (readonly Step[])[] => {
    const own = from.states.map((state) => steps[state] ?? []);
    return from.scanning || from.before === undefined ? [...own, start] : own;
  };
  const read = (from: Attempts, atom: number, goesOn: boolean): Attempts => {
    const behind = alphabet.atoms[atom] ?? 0;
    const states = new Set<number>();
    for (const each of ways(from))
      for (const { target, conditions } of each) {
        if (!holds(conditions, from.before, behind)) continue;
        if (target === ACCEPT) return { states: [...states], scanning: goesOn, before: behind, matched: !goesOn };
        if ((((reads[target]?.[atom >> 5] ?? 0) >>> (atom & 31)) & 1) === 1) states.add(target);
      }
    return { states: [...states], scanning: from.scanning, before: behind, matched: from.matched };
  };
  return {
    alphabet,
    asksBefore: [...steps, start].some((each) => each.some(({ conditions }) => (conditions & ~BOUNDARY.end) !== 0)),
    begin: { states: [], scanning: scans, before: undefined, matched: false },
    read: (from, atom) => read(from, atom, false),
    readOn: (from, atom) => read(from, atom, global),
    matchesAtEnd(from) {
      return ways(from).some((each) => each.some(({ target, conditions }) => target === ACCEPT && holds(conditions, from.before, undefined)));
    },
  };
}

export interface Search {
  readonly from: Attempts;
  /** How a character is read. */
  readonly read: OrderedRun['read'];
  /** At most so many different attempts are looked at. */
  readonly visits: number;
  readonly goal: (attempts: Attempts) => boolean;
  readonly dead: (attempts: Attempts) => boolean;
}

/** A word, as atoms, and where it leads. */
export interface Reached {
  readonly word: readonly number[];
  readonly at: Attempts;
}

/**
 * The shortest words to attempts that are a goal, breadth first over the determinised pattern. Returns whether everything was
 * looked at.
 */
export function* reachable(run: OrderedRun, { from, read, visits, goal, dead }: Search): Generator<Reached, { readonly exhausted: boolean }> {
  const queue: Reached[] = [{ at: from, word: [] }];
  const seen = new Set([keyOf(run, from)]);
  for (const entry of queue) {
    if (goal(entry.at)) yield entry;
    for (let atom = 0; atom < run.alphabet.atoms.length; atom++) {
      const at = read(entry.at, atom);
      const key = keyOf(run, at);
      if (dead(at) || seen.has(key)) continue;
      if (seen.size >= visits) return { exhausted: false };
      seen.add(key);
      queue.push({ at, word: [...entry.word, atom] });
    }
  }
  return { exhausted: true };
}

/** Attempts with one key have the same future. */
function keyOf({ asksBefore }: OrderedRun, { states, scanning, before, matched }: Attempts): string {
  return `${states.join()};${scanning};${matched};${before === undefined ? 'begin' : asksBefore ? before : ''}`;
}
