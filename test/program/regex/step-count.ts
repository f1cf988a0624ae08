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

/** The text of a witness whose pump is repeated so often. */
export function textOf({ prefix, pump, suffix }: Witness, turns: number): string {
  return prefix + pump.repeat(turns) + suffix;
}

/** The steps for such a text. */
export function stepsOf(regex: RegExp, witness: Witness, turns: number): number {
  return match(regex, textOf(witness, turns)).steps;
}
