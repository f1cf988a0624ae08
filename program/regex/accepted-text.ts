import { automatonOf } from './automaton.ts';
import type { Automaton } from './automaton.ts';
import { NO_CHARACTERS, withAstral } from './character-set.ts';
import type { CharacterSet } from './character-set.ts';
import { lowerRegex } from './core.ts';
import type { RegexLiteral } from './node.ts';
import { parsedOrUndefined } from './parse.ts';
import { ACCEPT, BOUNDARY, settled } from './step.ts';
import type { Step } from './step.ts';

/** A pattern that holds from the first to the last character of every text that it accepts, as an automaton. */
interface WholeText {
  readonly automaton: Automaton;
  readonly start: readonly Step[];
  /** Positions that lie on a way to the end. */
  readonly useful: ReadonlySet<number>;
  readonly unicode: boolean;
}

/** Undefined when a text may hold what the pattern does not see: no `^` or `$` on some way, or both under the flag `m`. */
function wholeTextOf(literal: RegexLiteral): WholeText | undefined {
  const regex = parsedOrUndefined(literal);
  const automaton = regex === undefined ? undefined : automatonOf(lowerRegex(regex, 'endless'));
  if (regex === undefined || automaton === undefined) return undefined;
  if (!automaton.start.every(({ conditions }) => (conditions & BOUNDARY.start) !== 0)) return undefined;
  const ends = [...automaton.steps.flat(), ...automaton.start].filter(({ target }) => target === ACCEPT);
  if (!ends.every(({ conditions }) => (conditions & BOUNDARY.end) !== 0)) return undefined;
  return { automaton, start: settled(automaton.start, undefined, automaton.labels), useful: usefulPositions(automaton), unicode: regex.unicode };
}

function usefulPositions({ steps }: Automaton): ReadonlySet<number> {
  const previous = steps.map((): number[] => []);
  const useful = new Set<number>();
  steps.forEach((own, position) => {
    for (const { target } of own)
      if (target === ACCEPT) useful.add(position);
      else previous[target]?.push(position);
  });
  for (const position of useful) for (const before of previous[position] ?? []) useful.add(before);
  return useful;
}

/**
 * The characters that a text can hold for which `regex.test(text)` is true; undefined when it may hold anything. Never smaller
 * than the truth: lookarounds are taken to hold and back-references to match anything.
 */
export function charactersAllowedBy(literal: RegexLiteral): CharacterSet | undefined {
  const whole = wholeTextOf(literal);
  if (whole === undefined) return undefined;
  let allowed = NO_CHARACTERS;
  for (const position of positionsFrom(whole)) allowed = allowed.union(whole.automaton.labels[position] ?? NO_CHARACTERS);
  return whole.unicode ? allowed : withAstral(allowed);
}

/**
 * Whether a text that the pattern accepts can hold `part`: `/^\w+(?:\.\w+)*$/` admits `.` and not `..`. True when the pattern does
 * not hold for the whole text, or is too large.
 */
export function acceptedTextCanHold(literal: RegexLiteral, part: string): boolean {
  const whole = wholeTextOf(literal);
  const wanted = whole?.unicode === true ? Array.from(part, (char) => char.codePointAt(0) ?? 0) : Array.from({ length: part.length }, (_, at) => part.charCodeAt(at));
  if (whole === undefined || wanted.length === 0) return true;
  let current = new Set([...positionsFrom(whole)].filter((position) => whole.automaton.labels[position]?.hasCode(wanted[0] ?? 0) === true));
  for (const code of wanted.slice(1)) {
    const next = new Set<number>();
    for (const position of current)
      for (const { target } of whole.automaton.steps[position] ?? []) if (whole.useful.has(target) && whole.automaton.labels[target]?.hasCode(code) === true) next.add(target);
    current = next;
  }
  return current.size > 0;
}

function positionsFrom({ start, useful, automaton }: WholeText): ReadonlySet<number> {
  const reached = new Set(start.map(({ target }) => target).filter((target) => useful.has(target)));
  for (const position of reached) for (const { target } of automaton.steps[position] ?? []) if (useful.has(target)) reached.add(target);
  return reached;
}

const LONGEST_PREFIX = 2_000;

/**
 * The text with which everything begins that the pattern accepts, as far as it is fixed: `/^https:\/\/example\.com\//` fixes all of
 * it. Ends before the first character that may vary, also in case; empty when the pattern is not anchored.
 */
export function fixedPrefixOf(literal: RegexLiteral): string {
  const regex = parsedOrUndefined(literal);
  const automaton = regex === undefined ? undefined : automatonOf(lowerRegex(regex, 'endless'));
  if (automaton === undefined || !automaton.start.every(({ conditions }) => (conditions & BOUNDARY.start) !== 0)) return '';
  let prefix = '';
  let steps = settled(automaton.start, undefined, automaton.labels);
  while (prefix.length < LONGEST_PREFIX) {
    const positions = [...new Set(steps.map(({ target }) => target))];
    const [first] = positions;
    const code = first === undefined ? undefined : automaton.labels[first]?.ranges[0];
    if (code === undefined || !positions.every((position) => readsOnly(automaton, position, code))) break;
    prefix += String.fromCodePoint(code);
    steps = positions.flatMap((position) => automaton.steps[position] ?? []);
  }
  return prefix;
}

function readsOnly({ labels }: Automaton, position: number, code: number): boolean {
  const ranges = labels[position]?.ranges;
  return ranges?.length === 2 && ranges[0] === code && ranges[1] === code;
}
