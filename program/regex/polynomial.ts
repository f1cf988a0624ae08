import { sharedAtom } from './alphabet.ts';
import type { Pump, Pumps } from './exponential.ts';
import type { StateGraph } from './state-graph.ts';

const MAX_EDGES = 600_000;
const MAX_PUMPS = 12;

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
        const key = pump.word.join();
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

interface Triple {
  readonly p: number;
  readonly x: number;
  readonly q: number;
}

interface Visit extends Triple {
  readonly atom: number;
  readonly from: Visit | undefined;
}

/** A shortest word from (p, p, q) to (p, q, q). */
function tripleWord(graph: StateGraph, { p, q, cycles }: { readonly p: number; readonly q: number; readonly cycles: Cycles }): readonly number[] | undefined {
  const width = graph.next.length;
  const queue: Visit[] = [{ p, x: p, q, atom: -1, from: undefined }];
  const seen = new Set<number>();
  for (let at = 0; at < queue.length; at++) {
    const visit = queue[at];
    if (visit === undefined) break;
    for (const target of successors(graph, visit, cycles)) {
      const atom = atomOfTriple(graph, target);
      if (atom === -1) continue;
      const next: Visit = { ...target, atom, from: visit };
      if (target.p === p && target.x === q && target.q === q) return spell(next);
      const key = (target.p * width + target.x) * width + target.q;
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(next);
    }
    if (cycles.budget.edges < 0) return undefined;
  }
  return undefined;
}

function* successors(graph: StateGraph, from: Triple, { first, second, budget }: Cycles): Generator<Triple> {
  for (const p of graph.next[from.p] ?? []) {
    if (graph.component[p] !== first) continue;
    for (const q of graph.next[from.q] ?? []) {
      if (graph.component[q] !== second) continue;
      for (const x of graph.next[from.x] ?? []) {
        budget.edges -= 1;
        yield { p, x, q };
      }
    }
  }
}

function atomOfTriple({ masks }: StateGraph, { p, x, q }: Triple): number {
  const [first, second, third] = [masks[p], masks[x], masks[q]];
  return first === undefined || second === undefined || third === undefined ? -1 : sharedAtom(first, second, third);
}

function spell(last: Visit): readonly number[] {
  const word: number[] = [];
  for (let visit: Visit | undefined = last; visit?.from !== undefined; visit = visit.from) word.push(visit.atom);
  return word.reverse();
}
