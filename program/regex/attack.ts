import { atomsOf, sharedAtom } from './alphabet.ts';
import type { Pump } from './exponential.ts';
import { reachable } from './ordered-run.ts';
import type { Attempts, OrderedRun, Reached } from './ordered-run.ts';
import { wordBetween } from './state-graph.ts';
import type { StateGraph, Word } from './state-graph.ts';

/** A text that is read slowly: `prefix`, then `pump` as often as one likes, then `suffix`. */
export interface Witness {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

const LINE_END = /[\n\r\u2028\u2029]/;

/**
 * True when only a line end behind one long line makes the match fail: in `/#.*$/`, `.*$` was meant for the rest of the
 * text. What comes as one line, as nearly all input does, matches at once.
 */
export function isOfLinesOnly({ prefix, pump, suffix }: Witness): boolean {
  return LINE_END.test(suffix) && !LINE_END.test(prefix + pump);
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

/**
 * Finds what leads to a pump and what makes the match fail behind it. Where several characters would do, the first is easy to read;
 * the one that the fewest places of the pattern read is the least likely to let it match elsewhere: spaces for `/(?:.+)+aa/`.
 */
export function attackOf(pump: Pump, { run, graph, exact }: Battlefield): Attack {
  const [first = 0] = pump.states;
  const last = pump.states.at(-1) ?? first;
  if (exact && last < graph.scan && alwaysMatchesAfter(last, run)) return { type: 'harmless' };
  const straight = first >= graph.scan ? [] : wordBetween(graph, graph.begin, first);
  if (straight === undefined) return { type: 'not-found' };
  const plain: Choice = { straight: firstOf(straight), states: pump.states, word: firstOf(pump.word) };
  const found = attackBy(plain, run, graph);
  if (found !== undefined || pump.word.every((mask) => atomsOf(mask).length < 2)) return attackFrom(found);
  const around = graph.component[last] ?? -1;
  return attackFrom(attackBy({ ...plain, straight: rarestOf(straight, around, graph), word: rarestOf(pump.word, around, graph) }, run, graph));
}

function attackFrom(witness: Witness | undefined): Attack {
  return witness === undefined ? { type: 'not-found' } : { type: 'attack', witness };
}

/** The words of an attack as atoms. */
interface Choice {
  readonly straight: readonly number[];
  readonly states: readonly number[];
  readonly word: readonly number[];
}

function firstOf(word: Word): readonly number[] {
  return word.map((mask) => sharedAtom(mask, mask));
}

/** What stands outside of the loop counts first: it is what the loop must not let match. */
function rarestOf(word: Word, around: number, { masks, component }: StateGraph): readonly number[] {
  const reads = (atom: number): number =>
    masks.reduce((sum, mask, state) => sum + ((mask[atom >> 5] ?? 0) >>> (atom & 31) & 1) * (component[state] === around ? 1 : masks.length), 0);
  return word.map((mask) => {
    const counted = atomsOf(mask).map((atom) => ({ atom, count: reads(atom) }));
    const fewest = Math.min(...counted.map(({ count }) => count));
    return counted.find(({ count }) => count === fewest)?.atom ?? 0;
  });
}

function attackBy(choice: Choice, run: OrderedRun, graph: StateGraph): Witness | undefined {
  const spell = (word: readonly number[]): string => word.map((atom) => String.fromCodePoint(run.alphabet.atoms[atom] ?? 0)).join('');
  let tried = 0;
  for (const lead of leadsTo(choice, run, graph)) {
    if (++tried > MAX_TRIED) break;
    const pumped = repeat(run, lead.at, choice);
    const suffix = pumped === undefined ? undefined : failingSuffix(run, pumped);
    if (suffix !== undefined) return { prefix: spell(lead.word), pump: spell(choice.word), suffix: spell(suffix) };
  }
  return undefined;
}

/** A way on that cannot fail, whatever else is tried before it. */
function alwaysMatchesAfter(state: number, run: OrderedRun): boolean {
  const mask = run.alphabet.masks[state];
  const code = mask === undefined ? undefined : run.alphabet.atoms[sharedAtom(mask, mask)];
  if (code === undefined) return true;
  const from: Attempts = { states: [state], scanning: false, before: code, matched: false };
  const result = reachable(run, { from, read: run.read, visits: MAX_VISITS, goal: (at) => fails(run, at), dead: (at) => at.matched }).next();
  return result.done === true && result.value.exhausted;
}

function fails(run: OrderedRun, attempts: Attempts): boolean {
  return !attempts.matched && !run.matchesAtEnd(attempts);
}

/** The straight way to a state, then others, because a better way may match where the straight one leads. */
function* leadsTo({ straight, states: [state = 0] }: Choice, run: OrderedRun, graph: StateGraph): Generator<Reached, void> {
  const alive = (at: Attempts): boolean => (state >= graph.scan ? at.scanning : at.states.includes(state));
  const at = straight.reduce((attempts, atom) => run.readOn(attempts, atom), run.begin);
  if (alive(at)) yield { word: straight, at };
  yield* reachable(run, { from: run.begin, read: run.readOn, visits: MAX_LEADS, goal: alive, dead: (each) => each.states.length === 0 && !each.scanning });
}

/**
 * Reads the pump a few times and leaves what must fail so that all ways into the last state of the pump are tried: what is tried
 * before that state, the state itself and what comes of it. What is tried later may match; by then the time is spent.
 */
function repeat(run: OrderedRun, from: Attempts, pump: Choice): Attempts | undefined {
  const at = readOften(run, from, pump);
  const places = pump.states.filter((state) => state < run.alphabet.masks.length).map((state) => at.states.indexOf(state));
  if (places.includes(-1)) return undefined;
  if (places.length < pump.states.length && !at.scanning) return undefined;
  return readOften(run, { states: at.states.slice(0, (places.at(-1) ?? 0) + 1), scanning: false, before: at.before, matched: false }, pump);
}

function readOften(run: OrderedRun, from: Attempts, { word }: Choice): Attempts {
  let at = from;
  for (let turn = 0; turn < WARM_UP; turn++) for (const atom of word) at = run.read(at, atom);
  return at;
}

function failingSuffix(run: OrderedRun, from: Attempts): readonly number[] | undefined {
  for (const { word } of reachable(run, { from, read: run.read, visits: MAX_VISITS, goal: (at) => fails(run, at), dead: (at) => at.matched })) return word;
  return undefined;
}
