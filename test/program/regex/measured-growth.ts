import type { Witness } from '../../../program/index.ts';
import { match, textOf } from './step-count.ts';

/** `unmeasured`: too few turns end within the bound to tell. */
export type Growth = 'exponential' | 'slower' | 'unmeasured';

const TURNS = 24;
const FIRST_BOUND = 200_000;
const SECOND_BOUND = 3_000_000;
const ENOUGH = 9;
const FEWEST = 6;
/** Two ways a turn are 0.69; a fit to few turns is off by less than half of it. */
const SLOWEST_RATE = 0.35;
const HIGHEST_DEGREE = 11;
const OFFSETS = [0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 16];
const POWERS = [0, 1, 2, 3, 4, 6, 8];

/**
 * How the steps for a witness grow with each single turn of its pump: two families of curves are fitted to their logarithms by least
 * squares, c + d log(t + a) and c + r t + k log(t + 1), and the nearer one is told. Nothing of it is used by the analysis.
 */
export function measuredGrowth(regex: RegExp, witness: Witness): Growth {
  let counts = countsBelow(FIRST_BOUND, regex, witness);
  if (counts.length < ENOUGH) counts = countsBelow(SECOND_BOUND, regex, witness);
  if (counts.length === TURNS && (counts.at(-1) ?? 0) < FIRST_BOUND) return 'slower';
  const from = Math.floor(counts.length / 3);
  const points = counts.slice(from).map((steps, at): Point => [at + from, Math.log(steps)]);
  if (counts.length < FEWEST) return 'unmeasured';
  const power = nearest(OFFSETS.map((offset) => line(points.map(([turn, log]): Point => [Math.log(turn + offset), log]))).filter(({ slope }) => slope <= HIGHEST_DEGREE));
  const exponential = nearest(POWERS.map((degree) => line(points.map(([turn, log]): Point => [turn, log - degree * Math.log(turn + 1)]))));
  if (exponential.error < power.error && exponential.slope >= SLOWEST_RATE) return 'exponential';
  return counts.length < ENOUGH ? 'unmeasured' : 'slower';
}

type Point = readonly [x: number, y: number];

interface Fit {
  readonly slope: number;
  readonly error: number;
}

function countsBelow(bound: number, regex: RegExp, witness: Witness): readonly number[] {
  const counts: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const { steps, complete } = match(regex, textOf(witness, turn), bound);
    if (!complete) break;
    counts.push(steps);
  }
  return counts;
}

function line(points: readonly Point[]): Fit {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const slope = mean(points.map(([at, value]) => (at - x) * (value - y))) / mean(points.map(([at]) => (at - x) ** 2));
  return { slope, error: mean(points.map(([at, value]) => (value - y - slope * (at - x)) ** 2)) };
}

function nearest(fits: readonly Fit[]): Fit {
  return fits.reduce((best, fit) => (fit.error < best.error ? fit : best), { slope: 0, error: Infinity });
}
