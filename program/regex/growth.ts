import type { Witness } from './attack.ts';
import { backtrack } from './backtrack.ts';
import type { RegexProgram } from './compile.ts';

const MAX_STEPS = 100_000;
/** What tells an exponential from a high power takes some turns; where few fit below the bound, they are worth a larger one. */
const MORE_STEPS = 400_000;
const FEW_TURNS = 6;
/** Where a repetition has an end, the growth has one: by then it must have cost a tenth of a second. */
export const HARMFUL_STEPS = 4_000_000;
/** Each turn of an exponential pump doubles the ways; what does not grow drowns some of it. */
const DOUBLING = 1.7;
const LAST_TURN = 30;
/** Two ways for each turn add log 2 = 0.69 to the logarithm of the steps; what is extrapolated from few turns may be off by half of it. */
const SURELY_RISING = 0.35;
/** Falls that are no larger are no fall. */
const STEADY = 0.9;
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
 * Whether the steps of the counting matcher double with each turn of the pump. At the last turn they have to be out of sight: what
 * only a few turns cannot match (`/(a+)+a{7}/` on six) ends when there are more. Where the attack was found in an approximation,
 * the steps alone decide, and a power of the length must not pass for an exponential.
 */
export function doublesEachTurn(program: RegexProgram, witness: Witness, { isExact, hasEnd }: { readonly isExact: boolean; readonly hasEnd: boolean }): boolean {
  if (backtrack(program, textOf(witness, LAST_TURN), MAX_STEPS).complete) return false;
  const few = factorsOf(program, witness, MAX_STEPS);
  const factors = few.length < (isExact ? 1 : FEW_TURNS) ? factorsOf(program, witness, MORE_STEPS) : few;
  if ((factors.at(-1) ?? 0) < DOUBLING || !(isExact || keepsGrowing(factors))) return false;
  return !hasEnd || !backtrack(program, textOf(witness, LAST_TURN), HARMFUL_STEPS).complete;
}

/** By what each turn multiplies the steps, as far as they are counted. */
function factorsOf(program: RegexProgram, witness: Witness, maxSteps: number): readonly number[] {
  const factors: number[] = [];
  let last = 0;
  for (let turn = 1; turn <= LAST_TURN; turn++) {
    const { steps, complete } = backtrack(program, textOf(witness, turn), maxSteps);
    if (!complete) break;
    if (last > 0) factors.push(steps / last);
    last = steps;
  }
  return factors;
}

/**
 * What a turn adds to the logarithm of the steps is about L + d / (t + c) after t turns: L is 0 for steps of the order of t^d, and at
 * least log 2 for an exponential with any power in front of it. Three points tell L; each is the mean of a third of the turns.
 */
function keepsGrowing(factors: readonly number[]): boolean {
  const third = Math.floor(factors.length / 3);
  if (third === 0) return false;
  const mean = (part: number): number => meanLog(factors.slice(factors.length - part * third, factors.length - (part - 1) * third));
  const [first, second, last] = [mean(3), mean(2), mean(1)];
  const falls = [first - second, second - last] as const;
  if (last >= first * STEADY || falls[1] <= 0) return true;
  return falls[0] > falls[1] && (last * falls[0] - first * falls[1]) / (falls[0] - falls[1]) >= SURELY_RISING;
}

function meanLog(factors: readonly number[]): number {
  return factors.reduce((sum, factor) => sum + Math.log(factor), 0) / factors.length;
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
