import type { CharacterSet } from './character-set.ts';
import { LINE_TERMINATORS, WORD } from './class-set.ts';
import type { BoundaryKind } from './node.ts';

/** The end of the pattern, as a target of a step. */
export const ACCEPT = -1;

/** Boundaries that a step passes, as bits. */
export const BOUNDARY: Readonly<Record<BoundaryKind, number>> = { start: 1, end: 2, 'line-start': 4, 'line-end': 8, word: 16, 'not-word': 32 };

/** One way on without reading: to the position that reads next, or to `ACCEPT`, when the boundaries in `conditions` hold. */
export interface Step {
  readonly target: number;
  readonly conditions: number;
}

/**
 * Steps after reading `label`, or at the beginning of the text when it is undefined, with the boundaries decided that both
 * sides decide. Only those before `ACCEPT` that ask for the next character are left, and those between labels that mix
 * classes, which `lowerRegex` does not make.
 */
export function settled(steps: readonly Step[], label: CharacterSet | undefined, labels: readonly CharacterSet[]): readonly Step[] {
  if (steps.every(({ conditions }) => conditions === 0)) return steps;
  return steps.flatMap((step) => {
    const conditions = afterNext(afterPrevious(step.conditions, label), label, labels[step.target]);
    return conditions === undefined ? [] : [{ target: step.target, conditions }];
  });
}

/** What is left to ask once the previous character is known; undefined when the step cannot be taken. */
function afterPrevious(conditions: number, label: CharacterSet | undefined): number | undefined {
  if (label === undefined) return conditions & ~(BOUNDARY.start | BOUNDARY['line-start']);
  if ((conditions & BOUNDARY.start) !== 0) return undefined;
  if ((conditions & BOUNDARY['line-start']) === 0) return conditions;
  if (label.intersect(LINE_TERMINATORS).isEmpty) return undefined;
  return label.isSubsetOf(LINE_TERMINATORS) ? conditions & ~BOUNDARY['line-start'] : conditions;
}

function afterNext(conditions: number | undefined, label: CharacterSet | undefined, next: CharacterSet | undefined): number | undefined {
  if (conditions === undefined || next === undefined) return conditions;
  if ((conditions & BOUNDARY.end) !== 0) return undefined;
  let left = conditions;
  if ((left & BOUNDARY['line-end']) !== 0) {
    if (next.intersect(LINE_TERMINATORS).isEmpty) return undefined;
    if (next.isSubsetOf(LINE_TERMINATORS)) left &= ~BOUNDARY['line-end'];
  }
  const before = label === undefined ? false : wordness(label);
  const behind = wordness(next);
  if (before === undefined || behind === undefined) return left;
  if ((left & BOUNDARY.word) !== 0 && before === behind) return undefined;
  if ((left & BOUNDARY['not-word']) !== 0 && before !== behind) return undefined;
  return left & ~(BOUNDARY.word | BOUNDARY['not-word']);
}

/** Whether a label holds word characters only or none of them; undefined when it mixes. */
function wordness(label: CharacterSet): boolean | undefined {
  if (label.isSubsetOf(WORD)) return true;
  return label.intersect(WORD).isEmpty ? false : undefined;
}

/** Whether boundaries hold between two characters; undefined is the edge of the text. */
export function holds(conditions: number, before: number | undefined, behind: number | undefined): boolean {
  if (conditions === 0) return true;
  const asks = (kind: BoundaryKind): boolean => (conditions & BOUNDARY[kind]) !== 0;
  const breaks = (code: number | undefined): boolean => code === undefined || LINE_TERMINATORS.hasCode(code);
  const word = (code: number | undefined): boolean => code !== undefined && WORD.hasCode(code);
  if (asks('start') && before !== undefined) return false;
  if (asks('end') && behind !== undefined) return false;
  if (asks('line-start') && !breaks(before)) return false;
  if (asks('line-end') && !breaks(behind)) return false;
  const isBoundary = word(before) !== word(behind);
  return !(asks('word') && !isBoundary) && !(asks('not-word') && isBoundary);
}
