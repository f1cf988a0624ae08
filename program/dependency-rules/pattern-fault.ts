import { analyseRegex } from '../regex/index.ts';

/** Paths have a few hundred characters: two nested repetitions over them are harmless, and many configurations have them. */
const MAX_DEGREE = 3;

/**
 * What would have been expected in place of a pattern that is no regular expression, or one on which matching can take for ever:
 * paths come from generated code as well. Undefined for a good one. References to groups (`$1`) stand for text that is not known yet.
 */
export function patternFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern);
  } catch (cause) {
    return `a regular expression (${cause instanceof Error ? cause.message : 'it cannot be read'})`;
  }
  const verdict = analyseRegex({ source: pattern.replaceAll(/\$\d/g, 'x'), flags: '' });
  if (verdict.kind !== 'exponential' && !(verdict.kind === 'polynomial' && verdict.degree > MAX_DEGREE)) return undefined;
  return `a pattern that is matched in reasonable time (this one takes ${verdict.kind} time on a text like ${JSON.stringify(sampleOf(verdict.witness))})`;
}

function sampleOf({ prefix, pump, suffix }: { readonly prefix: string; readonly pump: string; readonly suffix: string }): string {
  return `${prefix}${pump.repeat(3)}…${suffix}`.slice(0, 80);
}
