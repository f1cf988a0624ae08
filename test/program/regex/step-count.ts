import { backtrack } from '../../../program/regex/backtrack.ts';
import type { BacktrackResult } from '../../../program/regex/backtrack.ts';
import type { Witness } from '../../../program/index.ts';
import { compileRegex } from '../../../program/regex/compile.ts';
import { parseRegex } from '../../../program/regex/parse.ts';

/** Runs the counting matcher; a pattern that does not parse fails the test. */
export function match({ source, flags }: RegExp, text: string, maxSteps = 20_000_000): BacktrackResult {
  const parsed = parseRegex({ source, flags });
  if (parsed.type !== 'parsed') throw new Error(`/${source}/${flags}: ${parsed.reason}`);
  return backtrack(compileRegex(parsed.regex), text, maxSteps);
}

/** The steps for a witness whose pump is repeated so often. */
export function stepsOf(regex: RegExp, { prefix, pump, suffix }: Witness, turns: number): number {
  return match(regex, prefix + pump.repeat(turns) + suffix).steps;
}
