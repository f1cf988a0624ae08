import { shared, sharedAtom } from './alphabet.ts';
import type { Pump, Pumps } from './exponential.ts';
import type { StateGraph, Word } from './state-graph.ts';

const MAX_EDGES = 300_000;
const MAX_PUMPS = 8;

/**
 * Polynomial ambiguity (IDA of Weber and Seidl 1991; Wuestholz et al. 2017): states p and q with p -w-> p, p -w-> q and q -w-> q.
 * In the triple product that is a way from (p, p, q) to (p, q, q). The scan for a start counts as p: `/\s+$/` is quadratic
 * because every start reads the rest.
 */
export function polynomialPumps(graph: StateGraph): Pumps {
  const pumps: Pump[] = [];
  const words = new Set<string>();
  const budget = { edges: MAX_EDGES };
  const reach = reachability(graph);
  const components = [...graph.cycles.keys()];
  for (const first of components.toReversed()) {
    for (const second of components) {
      if (first === second || reach.get(first)?.has(second) !== true) continue;
      for (const pump of between(graph, { first, second, budget })) {
        const key = pump.word.map((mask) => mask.join()).join(';');
        if (words.has(key)) continue;
        words.add(key);
        pumps.push(pump);
      }
      if (budget.edges < 0) return { pumps, complete: false };
      if (pumps.length >= MAX_PUMPS) return { pumps, complete: false };
    }
  }
  return { pumps, complete: true };
}

/** The components that each component on a cycle reaches. */
function reachability(graph: StateGraph): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, ReadonlySet<number>>();
  for (const [component, members] of graph.cycles) {
    const seen = new Set<number>(members);
    for (const state of seen) for (const target of graph.next[state] ?? []) seen.add(target);
    found.set(component, new Set([...seen].map((state) => graph.component[state] ?? 0)));
  }
  return found;
}

interface Cycles {
  readonly first: number;
  readonly second: number;
  readonly budget: { edges: number };
}

/** One pump for each q of the second cycle at most: what another p adds is the same loop seen from elsewhere. */
function between(graph: StateGraph, cycles: Cycles): readonly Pump[] {
  const pumps: Pump[] = [];
  for (const q of graph.cycles.get(cycles.second) ?? [])
    for (const p of graph.cycles.get(cycles.first) ?? []) {
      if (cycles.budget.edges < 0) return pumps;
      const word = tripleWord(graph, { p, q, cycles });
      if (word === undefined) continue;
      pumps.push({ word, states: [p, q] });
      break;
    }
  return pumps;
}

/** A shortest word from (p, p, q) to (p, q, q). Triples are numbered `(p * width + x) * width + q`. */
function tripleWord(graph: StateGraph, { p, q, cycles }: { readonly p: number; readonly q: number; readonly cycles: Cycles }): Word | undefined {
  const width = graph.next.length;
  const from = (p * width + p) * width + q;
  const goal = (p * width + q) * width + q;
  const cameFrom = new Map<number, number>([[from, -1]]);
  const queue = [from];
  for (const triple of queue) {
    for (const target of successors(graph, triple, cycles)) {
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, triple);
      if (target === goal) return spell(graph, cameFrom, goal);
      queue.push(target);
    }
    if (cycles.budget.edges < 0) return undefined;
  }
  return undefined;
}

function successors(graph: StateGraph, triple: number, { first, second, budget }: Cycles): readonly number[] {
  const width = graph.next.length;
  const ways = graph.next[Math.floor(triple / width) % width] ?? [];
  const found: number[] = [];
  for (const p of graph.next[Math.floor(triple / (width * width))] ?? []) {
    if (graph.component[p] !== first) continue;
    for (const q of graph.next[triple % width] ?? []) {
      if (graph.component[q] !== second) continue;
      budget.edges -= ways.length;
      for (const x of ways) if (atomOf(graph, { p, x, q }) !== -1) found.push((p * width + x) * width + q);
    }
  }
  return found;
}

interface Triple {
  readonly p: number;
  readonly x: number;
  readonly q: number;
}

function atomOf({ masks }: StateGraph, { p, x, q }: Triple): number {
  const [first, second, third] = [masks[p], masks[x], masks[q]];
  return first === undefined || second === undefined || third === undefined ? -1 : sharedAtom(first, second, third);
}

function maskOf({ masks }: StateGraph, { p, x, q }: Triple): Uint32Array {
  const [first, second, third] = [masks[p], masks[x], masks[q]];
  return first === undefined || second === undefined || third === undefined ? new Uint32Array() : shared(first, second, third);
}

function spell(graph: StateGraph, cameFrom: ReadonlyMap<number, number>, last: number): Word {
  const width = graph.next.length;
  const word: Uint32Array[] = [];
  for (let at = last; (cameFrom.get(at) ?? -1) !== -1; at = cameFrom.get(at) ?? -1)
    word.push(maskOf(graph, { p: Math.floor(at / (width * width)), x: Math.floor(at / width) % width, q: at % width }));
  return word.reverse();
}
