import type { Witness } from './attack.ts';
import { backtrack } from './backtrack.ts';
import { LAST_CODE_POINT } from './character-set.ts';
import type { CharacterSet } from './character-set.ts';
import type { RegexProgram } from './compile.ts';
import { HARMFUL_STEPS, textOf } from './growth.ts';
import { bottomUp } from './node.ts';
import type { ParsedRegex, RegexNode } from './node.ts';

/** With fewer rounds, all ways to share a text out among them are soon tried. */
const MANY_ROUNDS = 10;
/** On a short text already: what takes a long one is found as a power of its length. */
const LENGTHS = [12, 24];
const MAX_TRIED = 8;

/**
 * A short text that keeps busy a repetition with an end whose rounds can take more or less of it: `(a?){50}`, `(a|aa){20}`. No automaton
 * tells it, for each has an end; the steps on such a text do.
 */
export function busyRounds({ root }: ParsedRegex, program: RegexProgram): Witness | undefined {
  const pumps = new Set(bottomUp(root).flatMap((node) => (isVaried(node) ? (firstOf(node.item) ?? []) : [])));
  for (const pump of [...pumps].slice(0, MAX_TRIED))
    for (const suffix of ['', '\u0000']) {
      const witness: Witness = { prefix: '', pump, suffix };
      if (LENGTHS.some((turns) => !backtrack(program, textOf(witness, turns), HARMFUL_STEPS).complete)) return witness;
    }
  return undefined;
}

type Repeat = Extract<RegexNode, { type: 'repeat' }>;

/** True for a repetition of many rounds, with an end, that does not take one character in each. */
function isVaried(node: RegexNode): node is Repeat {
  return node.type === 'repeat' && node.max >= MANY_ROUNDS && node.max !== Infinity && node.item.type !== 'characters';
}

/** A character that a node may begin with. */
function firstOf(item: RegexNode): string | undefined {
  const set = bottomUp(item).find((each): each is Extract<RegexNode, { type: 'characters' }> => each.type === 'characters')?.set;
  return set === undefined ? undefined : characterIn(set);
}

/** One that is easy to read, where there is one. */
function characterIn({ ranges, has }: CharacterSet): string | undefined {
  const easy = ['a', '0', ' ', '-'].find((each) => has(each));
  const [first] = ranges;
  return easy ?? (first === undefined || first > LAST_CODE_POINT ? undefined : String.fromCodePoint(first));
}
