import type { Witness } from './attack.ts';
import { backtrack } from './backtrack.ts';
import type { RegexProgram } from './compile.ts';

const MAX_STEPS = 100_000;
/** Each turn of an exponential pump doubles the ways; the first turns are drowned by what does not grow. */
const DOUBLING = 1.7;
const LAST_TURN = 30;
const DOUBLINGS_IN_A_ROW = 5;
/** Where a row ends before it is long enough, its last turn has to double in earnest. */
const SURELY_DOUBLING = 1.9;
/** What a turn adds may come down to two times from more; what comes down further is a power of the length. */
const KEPT = 0.7;
const FIRST_LENGTH = 1;
const MEASURED_FROM = 64;
const LAST_LENGTH = 1024;
/** Doubling the text makes quadratic work four times as long. What lies between is measured on a longer text. */
const SURELY_QUADRATIC = 1.7;
const PROBABLY_QUADRATIC = 1.4;
/** Measured exponents come near the degree from below. */
const BELOW_LIMIT = 0.2;
const SURELY_LINEAR = 1.05;

/** The text of a witness with its pump repeated. */
export function textOf({ prefix, pump, suffix }: Witness, turns: number): string {
  return prefix + pump.repeat(turns) + suffix;
}

/**
 * Whether the steps of the counting matcher double with each turn of the pump. What was approximated in finding the attack does
 * not matter here: this is the pattern itself. At the last turn they have to be out of sight: what only a few turns cannot match
 * (`/(a+)+a{7}/` on six) ends when there are more.
 */
export function doublesEachTurn(program: RegexProgram, witness: Witness): boolean {
  return !backtrack(program, textOf(witness, LAST_TURN), MAX_STEPS).complete && doublesAtFirst(program, witness);
}

function doublesAtFirst(program: RegexProgram, witness: Witness): boolean {
  let last = Infinity;
  let row = 0;
  let first = 0;
  let factor = 0;
  for (let turn = 1; turn <= LAST_TURN; turn++) {
    const { steps, complete } = backtrack(program, textOf(witness, turn), MAX_STEPS);
    if (!complete) return turn <= LAST_TURN / 2 && row >= 2 && factor >= SURELY_DOUBLING;
    factor = steps / last;
    if (factor < first * KEPT) row = 0;
    row = factor >= DOUBLING ? row + 1 : 0;
    if (row === 1) first = factor;
    if (row >= DOUBLINGS_IN_A_ROW) return true;
    last = steps;
  }
  return false;
}

/** The degree with which steps grow when the pump is repeated twice as often; 1 when they grow linearly. */
export function degreeOf(program: RegexProgram, witness: Witness): number {
  let half = 0;
  let exponent = 1;
  for (let turns = FIRST_LENGTH; turns <= LAST_LENGTH; turns *= 2) {
    const { steps, complete } = backtrack(program, textOf(witness, turns), MAX_STEPS);
    const measured = half === 0 ? 1 : Math.log2(steps / half);
    exponent = complete ? measured : Math.max(exponent, measured);
    if (!complete) break;
    if (turns > MEASURED_FROM && (exponent >= SURELY_QUADRATIC || exponent <= SURELY_LINEAR)) break;
    half = steps;
  }
  return exponent >= PROBABLY_QUADRATIC ? Math.max(2, Math.round(exponent + BELOW_LIMIT)) : 1;
}
