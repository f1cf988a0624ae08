import { alphabetOf } from './alphabet.ts';
import { attackOf, isOfLinesOnly } from './attack.ts';
import type { Battlefield, Witness } from './attack.ts';
import { automatonOf } from './automaton.ts';
import { LAST_CODE_POINT, LAST_CODE_UNIT } from './character-set.ts';
import { compileRegex } from './compile.ts';
import { busyRounds } from './counted-choices.ts';
import type { RegexProgram } from './compile.ts';
import { lowerRegex } from './core.ts';
import type { CounterReading } from './core.ts';
import { exponentialPumps } from './exponential.ts';
import type { Pumps } from './exponential.ts';
import { degreeOf, doublesEachTurn } from './growth.ts';
import type { ParsedRegex, RegexLiteral } from './node.ts';
import { orderedRun } from './ordered-run.ts';
import { patternsOfLookaheads } from './lookaheads.ts';
import { parseRegex } from './parse.ts';
import { polynomialPumps } from './polynomial.ts';
import { stateGraphOf } from './state-graph.ts';

/**
 * How long a backtracking engine may take for a pattern, in the length of the text.
 * `safe`: linear. `polynomial` and `exponential` come with a text that was run on a counting matcher and did blow up.
 * `unknown`: a bound was reached, or an approximation decides. `invalid`: no regular expression.
 */
export type RegexVerdict =
  | { readonly kind: 'safe' }
  | { readonly kind: 'polynomial'; readonly degree: number; readonly witness: Witness; readonly startScan: boolean }
  | { readonly kind: 'exponential'; readonly witness: Witness }
  | { readonly kind: 'unknown' | 'invalid'; readonly reason: string };

const MAX_REMEMBERED = 2_000;
const remembered = new Map<string, Judged>();

/** One pattern, judged as far as somebody has asked: polynomial work is looked for only where a text from outside is matched. */
interface Judged {
  readonly parsed: ReturnType<typeof parseRegex>;
  exponential?: Inspection;
  verdict?: RegexVerdict;
}

/**
 * Judges a regular expression by its text alone: pure, deterministic, bounded by content and never by the clock. Verdicts are
 * remembered by literal, the oldest forgotten first.
 */
export function analyseRegex(literal: RegexLiteral): RegexVerdict {
  const judged = recall(literal);
  return (judged.verdict ??= judge(judged));
}

/** The text that keeps a pattern busy for years, where there is one. Cheaper than the whole verdict. */
export function exponentialWitness(literal: RegexLiteral): Witness | undefined {
  const judged = recall(literal);
  const found = judged.parsed.type === 'invalid' || judged.parsed.type === 'too-large' ? undefined : exponentialOf(judged, judged.parsed.regex);
  return found?.type === 'attack' ? found.witness : undefined;
}

function recall(literal: RegexLiteral): Judged {
  const key = `${literal.flags}/${literal.source}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const judged: Judged = { parsed: parseRegex(literal) };
  for (const oldest of remembered.keys()) {
    if (remembered.size < MAX_REMEMBERED) break;
    remembered.delete(oldest);
  }
  remembered.set(key, judged);
  return judged;
}

function exponentialOf(judged: Judged, regex: ParsedRegex): Inspection {
  return (judged.exponential ??= inspectExponential(regex, compileRegex(regex)));
}

function inspectExponential(regex: ParsedRegex, program: RegexProgram): Inspection {
  const found = inspect(regex, program, 'endless');
  const witness = found.type === 'attack' ? undefined : busyRounds(regex, program);
  return witness === undefined ? orInLookahead(found, { regex, program, reading: 'endless' }) : { type: 'attack', witness, degree: Infinity, startScan: false };
}

function judge(judged: Judged): RegexVerdict {
  const { parsed } = judged;
  if (parsed.type === 'invalid') return { kind: 'invalid', reason: parsed.reason };
  if (parsed.type === 'too-large') return { kind: 'unknown', reason: parsed.reason };
  const { regex } = parsed;
  const exponential = exponentialOf(judged, regex);
  if (exponential.type === 'attack') return { kind: 'exponential', witness: exponential.witness };
  const program = compileRegex(regex);
  const polynomial = orInLookahead(inspect(regex, program, 'counted'), { regex, program, reading: 'counted' });
  if (polynomial.type === 'attack') return { kind: 'polynomial', degree: polynomial.degree, witness: polynomial.witness, startScan: polynomial.startScan };
  const doubt = exponential.reason ?? polynomial.reason;
  return doubt === undefined ? { kind: 'safe' } : { kind: 'unknown', reason: doubt };
}

type Inspection =
  | { readonly type: 'attack'; readonly witness: Witness; readonly degree: number; readonly startScan: boolean }
  | { readonly type: 'none'; readonly reason?: string };

function inspect(regex: ParsedRegex, program: RegexProgram, reading: CounterReading): Inspection {
  const core = lowerRegex(regex, reading);
  const automaton = automatonOf(core);
  const alphabet = automaton === undefined ? undefined : alphabetOf(automaton, regex.unicode ? LAST_CODE_POINT : LAST_CODE_UNIT);
  if (automaton === undefined || alphabet === undefined) return { type: 'none', reason: 'the automaton of the pattern is too large' };
  const scans = !regex.sticky;
  const graph = stateGraphOf({ automaton, alphabet, scans });
  const run = orderedRun({ automaton, alphabet, scans, global: regex.global && scans });
  const trying: Trying = { run, graph, program, exact: core.approximated.size === 0, endless: core.endless };
  const pumps = reading === 'endless' ? exponentialPumps(graph, 'first') : polynomialPumps(graph);
  const found = reading === 'endless' ? searchExponential(pumps, trying) : tryPolynomial(pumps, trying);
  if (found.type === 'attack') return found;
  if (!pumps.complete) return { type: 'none', reason: 'the product of the automaton is too large' };
  if (core.incomplete) return { type: 'none', reason: 'a lookbehind without a bound' };
  return found;
}

/** Where the whole pattern tells no attack, one of its lookaheads may: it has to fail by itself. */
function orInLookahead(found: Inspection, { regex, program, reading }: { readonly regex: ParsedRegex; readonly program: RegexProgram; readonly reading: CounterReading }): Inspection {
  if (found.type === 'attack') return found;
  for (const apart of patternsOfLookaheads(regex)) {
    const inside = inspect(apart, program, reading);
    if (inside.type === 'attack') return inside;
  }
  return found;
}

interface Trying extends Battlefield {
  readonly program: RegexProgram;
  /** Whether a repetition was taken to have no end that has one. */
  readonly endless: boolean;
}

const AMBIGUOUS = 'the pattern is ambiguous, but no text was found on which that costs time';

/** Most words will do; where those found first do not, others are looked for. */
function searchExponential(pumps: Pumps, trying: Trying): Inspection {
  const found = tryExponential(pumps, trying);
  if (found.type === 'attack' || found.reason === undefined) return found;
  return tryExponential(exponentialPumps(trying.graph, 'freest'), trying);
}

function tryExponential({ pumps }: Pumps, trying: Trying): Inspection {
  let doubtful = false;
  for (const pump of pumps) {
    const attack = attackOf(pump, trying);
    if (attack.type === 'harmless') continue;
    if (attack.type === 'attack' && doublesEachTurn(trying.program, attack.witness, { isExact: trying.exact, hasEnd: trying.endless })) return { type: 'attack', witness: attack.witness, degree: Infinity, startScan: false };
    doubtful = true;
  }
  return doubtful ? { type: 'none', reason: AMBIGUOUS } : { type: 'none' };
}

function isWorse(witness: Witness, degree: number, known: { readonly witness: Witness; readonly degree: number }): boolean {
  const [own, other] = [isOfLinesOnly(witness), isOfLinesOnly(known.witness)];
  return own === other ? degree > known.degree : other;
}

/** The worst of the attacks that one line of text holds; where there is none, of all that were found. */
function tryPolynomial({ pumps }: Pumps, trying: Trying): Inspection {
  let worst: Extract<Inspection, { type: 'attack' }> | undefined;
  let doubtful = false;
  for (const pump of pumps) {
    const attack = attackOf(pump, trying);
    if (attack.type === 'harmless') continue;
    const degree = attack.type === 'attack' ? degreeOf(trying.program, attack.witness) : 1;
    if (attack.type !== 'attack' || degree < 2) doubtful = true;
    else if (worst === undefined || isWorse(attack.witness, degree, worst)) worst = { type: 'attack', witness: attack.witness, degree, startScan: pump.states.some((state) => state >= trying.graph.scan) };
  }
  if (worst !== undefined) return worst;
  return doubtful ? { type: 'none', reason: AMBIGUOUS } : { type: 'none' };
}
