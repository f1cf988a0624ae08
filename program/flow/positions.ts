import type { Fact } from './fact.ts';
import type { ValueOf } from './ir.ts';

/** Lists of more elements are no tuples: which of them something is does not matter there. */
const MAX_POSITIONS = 8;
const POSITION = /^#\d$/;

/** The step at which the element of a list stands that was put there by its place: `[a, b]`, `f(a, b)`. `Element` is any of them. */
export function positionStep(index: number): string {
  return index >= 0 && index < MAX_POSITIONS ? `#${index}` : 'Element';
}

/** The steps of the elements of a list that is written out: behind what is spread, and in a long list, they have no place of their own. */
export function stepsOfElements({ elements }: ValueOf<'array'>): readonly string[] {
  const spread = elements.findIndex((element) => element.spread);
  const isTuple = elements.length <= MAX_POSITIONS;
  return elements.map((_, index) => (isTuple && (spread < 0 || index < spread) ? positionStep(index) : 'Element'));
}

export function isElement(step: string | undefined): boolean {
  return step === 'Element' || isPosition(step);
}

export function isPosition(step: string | undefined): boolean {
  return step !== undefined && POSITION.test(step);
}

/** True where a step of a row, or one that was read, is that of a fact. */
export function isStep(step: string | undefined, wanted: string | undefined): boolean {
  return step === wanted || (wanted === 'Element' && isPosition(step));
}

/** True for an element that `list[key]` may read. */
export function isReadBy(step: string, key: string | undefined): boolean {
  return key === undefined || step === 'Element' || step === `#${key}`;
}

/** The path of an element that has moved: it may stand anywhere in its list. */
export function anywhere(path: readonly string[]): readonly string[] {
  return isPosition(path[0]) ? ['Element', ...path.slice(1)] : path;
}

/** A fact as those see it who do not tell the elements of a list apart. */
export function withoutPositions(fact: Fact): Fact {
  return fact.path.some(isPosition) ? { ...fact, path: fact.path.map((step) => (isPosition(step) ? 'Element' : step)) } : fact;
}
