import { sharedAtom } from './alphabet.ts';
import type { Alphabet } from './alphabet.ts';
import type { Automaton } from './automaton.ts';
import { NO_CHARACTERS } from './character-set.ts';
import type { CharacterSet } from './character-set.ts';
import { LINE_TERMINATORS, WORD } from './class-set.ts';
import { componentsOf } from './components.ts';
import { BOUNDARY, settled } from './step.ts';
import type { Step } from './step.ts';

/**
 * The automaton as a graph over positions; reading happens on entering a position. Behind the positions stand the states of
 * the scan for a start, which read anything and stay, and at the end the state before the first character.
 */
export interface StateGraph {
  readonly alphabet: Alphabet;
  readonly masks: readonly Uint32Array[];
  /** Distinct targets of each state. */
  readonly next: readonly (readonly number[])[];
  readonly previous: readonly (readonly number[])[];
  /** Targets that can be reached in two ways without reading. */
  readonly twice: readonly ReadonlySet<number>[];
  readonly component: readonly number[];
  /** The members of each component that lies on a cycle. */
  readonly cycles: ReadonlyMap<number, readonly number[]>;
  /** The first state of the scan; states from here on are no positions. */
  readonly scan: number;
  readonly begin: number;
}

/** Masks of atoms: any of them may stand at that place of the word. None is empty. */
export type Word = readonly Uint32Array[];

/** `scans` is false for a sticky pattern: there is one attempt only. */
export function stateGraphOf({ automaton, alphabet, scans }: { readonly automaton: Automaton; readonly alphabet: Alphabet; readonly scans: boolean }): StateGraph {
  const { labels, steps, start } = automaton;
  const scan = labels.length;
  const scanned = scans ? scanLabels(start) : [];
  const begin = scan + scanned.length;
  const scanning = scanned.map((_, at) => scan + at);
  const all = [...steps, ...scanned.map((label) => settled(start, label, labels)), settled(start, undefined, labels)];
  const next = all.map((own, state) => {
    const targets = own.map(({ target }) => target).filter((target) => target >= 0);
    return [...new Set(state >= scan ? [...targets, ...scanning] : targets)];
  });
  const previous: number[][] = next.map(() => []);
  next.forEach((targets, state) => targets.forEach((target) => previous[target]?.push(state)));
  const component = componentsOf(next);
  return {
    alphabet,
    masks: [...alphabet.masks, ...scanned.map((label) => alphabet.maskOf(label)), alphabet.maskOf(NO_CHARACTERS)],
    next,
    previous,
    twice: all.map((own) => new Set(own.map(({ target }) => target).filter((target, at, targets) => target >= 0 && targets.indexOf(target) !== at))),
    component,
    cycles: cyclesOf(next, component),
    scan,
    begin,
  };
}

/** The scan remembers of the last character what a boundary at the beginning of the pattern asks. */
function scanLabels(start: readonly Step[]): readonly CharacterSet[] {
  const everything = NO_CHARACTERS.complement();
  if (start.every(({ conditions }) => (conditions & ~(BOUNDARY.start | BOUNDARY.end)) === 0)) return [everything];
  return [LINE_TERMINATORS, WORD, LINE_TERMINATORS.union(WORD).complement()];
}

function cyclesOf(next: readonly (readonly number[])[], component: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const cycles = new Map<number, number[]>();
  next.forEach((targets, state) => {
    const own = component[state] ?? 0;
    if (!targets.some((target) => component[target] === own)) return;
    const members = cycles.get(own);
    if (members === undefined) cycles.set(own, [state]);
    else members.push(state);
  });
  return cycles;
}

/** What a shortest word that leads from one state to another may hold at each place; empty when they are the same, undefined when there is no way. */
export function wordBetween(graph: StateGraph, from: number, to: number): Word | undefined {
  if (from === to) return [];
  const cameFrom = new Map<number, number>([[from, -1]]);
  const queue = [from];
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at] ?? 0;
    for (const target of graph.next[state] ?? []) {
      if (cameFrom.has(target) || !readsSomething(graph, target)) continue;
      cameFrom.set(target, state);
      if (target === to) return spell(graph, cameFrom, to);
      queue.push(target);
    }
  }
  return undefined;
}

function readsSomething({ masks }: StateGraph, state: number): boolean {
  const mask = masks[state];
  return mask !== undefined && sharedAtom(mask, mask) !== -1;
}

function spell(graph: StateGraph, cameFrom: ReadonlyMap<number, number>, to: number): Word {
  const word: Uint32Array[] = [];
  for (let state = to; (cameFrom.get(state) ?? -1) !== -1; state = cameFrom.get(state) ?? -1) {
    const mask = graph.masks[state];
    if (mask !== undefined) word.push(mask);
  }
  return word.reverse();
}
