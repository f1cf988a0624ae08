import { sharedAtom } from './alphabet.ts';
import type { Pump } from './exponential.ts';
import { reachable } from './ordered-run.ts';
import type { Attempts, OrderedRun, Reached } from './ordered-run.ts';
import { wordBetween } from './state-graph.ts';
import type { StateGraph } from './state-graph.ts';

/** A text that is read slowly: `prefix`, then `pump` as often as one likes, then `suffix`. */
export interface Witness {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

/** `harmless`: whatever follows the loop, the pattern matches without trying again. `not-found`: neither shown. */
export type Attack = { readonly type: 'attack'; readonly witness: Witness } | { readonly type: 'harmless' | 'not-found' };

/** Repetitions after which attempts usually repeat themselves. */
const WARM_UP = 4;
const MAX_VISITS = 200;
const MAX_LEADS = 60;
const MAX_TRIED = 8;

/** Where an attack is looked for. `exact` is false when the automaton accepts more than the pattern does: then nothing is harmless. */
export interface Battlefield {
  readonly run: OrderedRun;
  readonly graph: StateGraph;
  readonly exact: boolean;
}

/** Finds what leads to a pump and what makes the match fail behind it. */
export function attackOf(pump: Pump, { run, graph, exact }: Battlefield): Attack {
  const [first = 0] = pump.states;
  const last = pump.states.at(-1) ?? first;
  if (exact && last < graph.scan && alwaysMatchesAfter(last, run)) return { type: 'harmless' };
  const spell = (word: readonly number[]): string => word.map((atom) => String.fromCodePoint(run.alphabet.atoms[atom] ?? 0)).join('');
  let tried = 0;
  for (const lead of leadsTo(first, run, graph)) {
    if (++tried > MAX_TRIED) break;
    const pumped = repeat(run, lead.at, pump);
    const suffix = pumped === undefined ? undefined : failingSuffix(run, pumped);
    if (suffix !== undefined) return { type: 'attack', witness: { prefix: spell(lead.word), pump: spell(pump.word), suffix: spell(suffix) } };
  }
  return { type: 'not-found' };
}

/** A way on that cannot fail, whatever else is tried before it. */
function alwaysMatchesAfter(state: number, run: OrderedRun): boolean {
  const mask = run.alphabet.masks[state];
  const code = mask === undefined ? undefined : run.alphabet.atoms[sharedAtom(mask, mask)];
  if (code === undefined) return true;
  const from: Attempts = { states: [state], scanning: false, before: code, matched: false };
  const result = reachable(run, { from, visits: MAX_VISITS, goal: (at) => fails(run, at), dead: (at) => at.matched }).next();
  return result.done === true && result.value.exhausted;
}

function fails(run: OrderedRun, attempts: Attempts): boolean {
  return !attempts.matched && !run.matchesAtEnd(attempts);
}

/** The straight way to a state, then others, because a better way may match where the straight one leads. */
function* leadsTo(state: number, run: OrderedRun, graph: StateGraph): Generator<Reached, void> {
  const alive = (at: Attempts): boolean => (state >= graph.scan ? at.scanning : at.states.includes(state));
  const straight = state >= graph.scan ? [] : wordBetween(graph, graph.begin, state);
  if (straight === undefined) return;
  const at = straight.reduce((attempts, atom) => run.read(attempts, atom), run.begin);
  if (alive(at)) yield { word: straight, at };
  yield* reachable(run, { from: run.begin, visits: MAX_LEADS, goal: alive, dead: (each) => each.states.length === 0 && !each.scanning });
}

/**
 * Reads the pump a few times and leaves what must fail so that all ways into the last state of the pump are tried: what is tried
 * before that state, the state itself and what comes of it. What is tried later may match; by then the time is spent.
 */
function repeat(run: OrderedRun, from: Attempts, pump: Pump): Attempts | undefined {
  const at = readOften(run, from, pump);
  const places = pump.states.filter((state) => state < run.alphabet.masks.length).map((state) => at.states.indexOf(state));
  if (places.includes(-1)) return undefined;
  if (places.length < pump.states.length && !at.scanning) return undefined;
  return readOften(run, { states: at.states.slice(0, (places.at(-1) ?? 0) + 1), scanning: false, before: at.before, matched: false }, pump);
}

function readOften(run: OrderedRun, from: Attempts, { word }: Pump): Attempts {
  let at = from;
  for (let turn = 0; turn < WARM_UP; turn++) for (const atom of word) at = run.read(at, atom);
  return at;
}

function failingSuffix(run: OrderedRun, from: Attempts): readonly number[] | undefined {
  for (const { word } of reachable(run, { from, visits: MAX_VISITS, goal: (at) => fails(run, at), dead: (at) => at.matched })) return word;
  return undefined;
}
