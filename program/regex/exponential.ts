import { atomsOf, shared, sharedAtom } from './alphabet.ts';
import { wordBetween } from './state-graph.ts';
import type { StateGraph, Word } from './state-graph.ts';

/** A word that a cycle through `states` reads in more and more ways the more often it is repeated. */
export interface Pump {
  readonly word: Word;
  /** States that must be alive each time the word begins. */
  readonly states: readonly number[];
}

/** Candidates for one kind of growth. `complete` is false when a bound cut the search off. */
export interface Pumps {
  readonly pumps: readonly Pump[];
  readonly complete: boolean;
}

/** `first`: the words that are found first. `freest`: those at whose places the most characters may stand, for when the first lead nowhere. */
export type PumpChoice = 'first' | 'freest';

const MAX_EDGES = 400_000;
const PUMPS_PER_CYCLE = 4;
const PUMPS_COMPARED = 24;

/**
 * Exponential ambiguity (EDA of Weber and Seidl 1991; for backtracking matchers Weideman et al. 2016): a state with two
 * different loops over one word. In the product of the automaton with itself that is a cycle through the diagonal and off it.
 */
export function exponentialPumps(graph: StateGraph, choice: PumpChoice): Pumps {
  const pumps: Pump[] = [];
  let edges = 0;
  for (const members of graph.cycles.values()) {
    if (members.some((state) => state >= graph.scan)) continue;
    pumps.push(...doubledSteps(graph, members));
    if (members.length === 1) continue;
    const product = pairsFrom(graph, choice, members);
    edges += product.edges;
    if (edges > MAX_EDGES) return { pumps, complete: false };
    pumps.push(...product.pumps);
  }
  return { pumps, complete: true };
}

function doubledSteps(graph: StateGraph, members: readonly number[]): readonly Pump[] {
  const pumps: Pump[] = [];
  for (const state of members)
    for (const target of graph.twice[state] ?? []) {
      const mask = graph.masks[target];
      if (pumps.length >= PUMPS_PER_CYCLE || mask === undefined || graph.component[target] !== graph.component[state]) continue;
      pumps.push({ word: [mask, ...(wordBetween(graph, target, state) ?? [])], states: [state] });
    }
  return pumps;
}

interface Found {
  readonly pumps: readonly Pump[];
  readonly edges: number;
}

/** Pairs are numbered `left * width + right`. */
function pairsFrom(graph: StateGraph, choice: PumpChoice, members: readonly number[]): Found {
  const width = graph.next.length;
  const component = graph.component[members[0] ?? 0] ?? 0;
  const diagonal = (choice === 'first' ? members : freestFirst(graph, members)).map((state) => state * width + state);
  const forward = spread(graph, { from: diagonal, edges: graph.next, component, width, backward: false });
  if (forward.edges > MAX_EDGES) return { pumps: [], edges: forward.edges };
  const off = [...forward.cameFrom.keys()].filter((pair) => Math.floor(pair / width) < pair % width);
  if (off.length === 0) return { pumps: [], edges: forward.edges };
  const backward = spread(graph, { from: diagonal, edges: graph.previous, component, width, backward: true });
  const pumps: Pump[] = [];
  for (const pair of off) {
    if (pumps.length >= (choice === 'first' ? PUMPS_PER_CYCLE : PUMPS_COMPARED)) break;
    if (!backward.cameFrom.has(pair)) continue;
    const away = trail(forward.cameFrom, pair).reverse();
    const back = trail(backward.cameFrom, pair);
    const start = Math.floor((away[0] ?? 0) / width);
    const end = Math.floor((back.at(-1) ?? 0) / width);
    const word = [...away.slice(1), ...back.slice(1)].map((each) => maskOfPair(graph, each, width));
    pumps.push({ word: [...word, ...(wordBetween(graph, end, start) ?? [])], states: [start] });
  }
  return { pumps: choice === 'first' ? pumps : freest(pumps), edges: forward.edges + backward.edges };
}

/** A word that returns to where much may be read leaves a choice of characters. */
function freestFirst({ masks }: StateGraph, members: readonly number[]): readonly number[] {
  const read = members.map((state) => ({ state, atoms: atomsOf(masks[state] ?? new Uint32Array()).length }));
  return read.sort((one, other) => other.atoms - one.atoms).map(({ state }) => state);
}

/** The more characters may stand at each place of a word, the easier it is to find some with which the match fails. */
function freest(pumps: readonly Pump[]): readonly Pump[] {
  const freedom = pumps.map(({ word }) => Math.min(...word.map((mask) => atomsOf(mask).length)));
  const best = pumps.map((pump, at) => ({ pump, free: freedom[at] ?? 0 })).sort((one, other) => other.free - one.free);
  return best.slice(0, PUMPS_PER_CYCLE).map(({ pump }) => pump);
}

interface Spreading {
  readonly from: readonly number[];
  readonly edges: readonly (readonly number[])[];
  readonly component: number;
  readonly width: number;
  readonly backward: boolean;
}

/** Breadth first over pairs of one component. What is read belongs to the pair that is entered. */
function spread(graph: StateGraph, { from, edges, component, width, backward }: Spreading): { readonly cameFrom: ReadonlyMap<number, number>; readonly edges: number } {
  const cameFrom = new Map<number, number>(from.map((pair) => [pair, -1]));
  const queue = [...from];
  let seen = 0;
  for (let at = 0; at < queue.length && seen <= MAX_EDGES; at++) {
    const pair = queue[at] ?? 0;
    if (backward && atomOfPair(graph, pair, width) === -1) continue;
    for (const left of edges[Math.floor(pair / width)] ?? []) {
      if (graph.component[left] !== component) continue;
      for (const right of edges[pair % width] ?? []) {
        seen++;
        const target = left * width + right;
        if (graph.component[right] !== component || cameFrom.has(target)) continue;
        if (atomOfPair(graph, target, width) === -1) continue;
        cameFrom.set(target, pair);
        queue.push(target);
      }
    }
  }
  return { cameFrom, edges: seen };
}

function atomOfPair({ masks }: StateGraph, pair: number, width: number): number {
  const left = masks[Math.floor(pair / width)];
  const right = masks[pair % width];
  return left === undefined || right === undefined ? -1 : sharedAtom(left, right);
}

function maskOfPair({ masks }: StateGraph, pair: number, width: number): Uint32Array {
  const [left, right] = [masks[Math.floor(pair / width)], masks[pair % width]];
  return left === undefined || right === undefined ? new Uint32Array() : shared(left, right);
}

/** A pair and what it came from, back to the diagonal. */
function trail(cameFrom: ReadonlyMap<number, number>, pair: number): number[] {
  const pairs: number[] = [];
  for (let at: number | undefined = pair; at !== undefined && at !== -1; at = cameFrom.get(at)) pairs.push(at);
  return pairs;
}
