import { RegExpParser } from '@eslint-community/regexpp';
import type { AST } from '@eslint-community/regexpp';
import { classContent } from './class-set.ts';
import type { ClassContent, ClassFlags } from './class-set.ts';
import { characterSet } from './character-set.ts';
import type { ParsedRegex, RegexLiteral, RegexNode } from './node.ts';

/** Longest pattern that is parsed, in UTF-16 code units. */
const MAX_SOURCE = 10_000;
/** Deepest nesting of groups and classes: the parser is recursive. */
const MAX_NESTING = 100;
const FLAGS = /^[dgimsuvy]*$/;

export type ParseResult = { readonly type: 'parsed'; readonly regex: ParsedRegex } | { readonly type: 'invalid'; readonly reason: string } | { readonly type: 'too-large'; readonly reason: string };

interface Flags extends ClassFlags {
  readonly multiline: boolean;
}

/** Parses a literal; what is no regular expression, or too large to look at, is a value and never an exception. */
export function parseRegex({ source, flags }: RegexLiteral): ParseResult {
  if (source.length > MAX_SOURCE) return { type: 'too-large', reason: `pattern of ${source.length} characters, at most ${MAX_SOURCE} are analysed` };
  if (nestingOf(source) > MAX_NESTING) return { type: 'too-large', reason: `groups nested more than ${MAX_NESTING} deep` };
  const repeated = [...flags].find((flag, at) => flags.indexOf(flag) !== at);
  if (repeated !== undefined || !FLAGS.test(flags)) return { type: 'invalid', reason: `flags "${flags}": expected each of d, g, i, m, s, u, v, y at most once` };
  const mode = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') };
  if (mode.unicode && mode.unicodeSets) return { type: 'invalid', reason: 'the flags u and v exclude each other' };
  try {
    return { type: 'parsed', regex: convert(new RegExpParser().parsePattern(source, 0, source.length, mode), flags) };
  } catch (error) {
    return { type: 'invalid', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The pattern, or undefined for one that does not parse or is too large. */
export function parsedOrUndefined(literal: RegexLiteral): ParsedRegex | undefined {
  const result = parseRegex(literal);
  return result.type === 'parsed' ? result.regex : undefined;
}

/** Brackets inside classes count too: an upper bound is all that is needed. */
function nestingOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === '(' || char === '[') deepest = Math.max(deepest, ++depth);
    else if (char === ')' || char === ']') depth = Math.max(0, depth - 1);
  }
  return deepest;
}

type Source = AST.Pattern | AST.Alternative | AST.Element;

interface Visit {
  readonly node: Source;
  readonly flags: Flags;
}

/** Turns the parser's tree into ours: first every node is listed with its flags, then each is built from what it holds. */
function convert(pattern: AST.Pattern, letters: string): ParsedRegex {
  const unicode = /[uv]/.test(letters);
  const groups = new Map<AST.CapturingGroup, number>();
  const approximated = new Set<string>();
  const order: Visit[] = [];
  const stack: Visit[] = [{ node: pattern, flags: { unicode, ignoreCase: letters.includes('i'), dotAll: letters.includes('s'), multiline: letters.includes('m') } }];
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    order.push(visit);
    if (visit.node.type === 'CapturingGroup') groups.set(visit.node, groups.size + 1);
    const flags = flagsInside(visit);
    for (const node of [...partsOf(visit.node)].reverse()) stack.push({ node, flags });
  }
  const built = new Map<Source, RegexNode>();
  for (const visit of order.reverse()) built.set(visit.node, build(visit, { built, groups, approximated }));
  return {
    root: built.get(pattern) ?? EMPTY,
    captures: groups.size,
    unicode,
    sticky: letters.includes('y'),
    global: letters.includes('g'),
    approximated: [...approximated],
  };
}

const EMPTY: RegexNode = { type: 'sequence', items: [] };

function partsOf(node: Source): readonly Source[] {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives;
    case 'Assertion':
      return node.kind === 'lookahead' || node.kind === 'lookbehind' ? node.alternatives : [];
    case 'Alternative':
      return node.elements;
    case 'Quantifier':
      return [node.element];
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
    case 'Backreference':
      return [];
  }
}

function flagsInside({ node, flags }: Visit): Flags {
  if (node.type !== 'Group' || node.modifiers === null) return flags;
  const { add, remove } = node.modifiers;
  return {
    unicode: flags.unicode,
    ignoreCase: (flags.ignoreCase || add.ignoreCase) && remove?.ignoreCase !== true,
    dotAll: (flags.dotAll || add.dotAll) && remove?.dotAll !== true,
    multiline: (flags.multiline || add.multiline) && remove?.multiline !== true,
  };
}

interface Building {
  readonly built: ReadonlyMap<Source, RegexNode>;
  readonly groups: ReadonlyMap<AST.CapturingGroup, number>;
  readonly approximated: Set<string>;
}

function build({ node, flags }: Visit, building: Building): RegexNode {
  const items = partsOf(node).map((part) => building.built.get(part) ?? EMPTY);
  const [first = EMPTY] = items;
  const any: RegexNode = items.length === 1 ? first : { type: 'choice', items };
  switch (node.type) {
    case 'Pattern':
    case 'Group':
      return any;
    case 'CapturingGroup':
      return { type: 'capture', index: building.groups.get(node) ?? 0, item: any };
    case 'Alternative':
      return items.length === 1 ? first : { type: 'sequence', items };
    case 'Quantifier':
      return { type: 'repeat', item: first, min: node.min, max: node.max, greedy: node.greedy, captures: groupsIn(node, building.groups) };
    case 'Assertion':
      if (node.kind === 'lookahead' || node.kind === 'lookbehind')
        return { type: 'look', behind: node.kind === 'lookbehind', negated: node.negate, item: any, captures: groupsIn(node, building.groups) };
      return { type: 'boundary', kind: node.kind === 'word' ? (node.negate ? 'not-word' : 'word') : flags.multiline ? `line-${node.kind}` : node.kind };
    case 'Backreference':
      return { type: 'backreference', groups: [node.resolved].flat().map((group) => building.groups.get(group) ?? 0), ignoreCase: flags.ignoreCase };
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return fromClass(classContent(node, flags), { flags, approximated: building.approximated });
  }
}

function fromClass({ set, strings, exact }: ClassContent, { flags, approximated }: { readonly flags: Flags; readonly approximated: Set<string> }): RegexNode {
  if (!exact) approximated.add('a property of strings or an unknown Unicode property');
  const single: RegexNode = { type: 'characters', set };
  if (strings.length === 0) return single;
  if (flags.ignoreCase) approximated.add('strings in a class that ignore case');
  const longestFirst = strings.toSorted((a, b) => b.length - a.length);
  const spelled = longestFirst.map((text): RegexNode => ({ type: 'sequence', items: Array.from(text, (char) => ({ type: 'characters', set: characterSet([[char.codePointAt(0) ?? 0, char.codePointAt(0) ?? 0]]) })) }));
  const at = spelled.findIndex((item) => item.type === 'sequence' && item.items.length === 0);
  return { type: 'choice', items: at === -1 ? [...spelled, single] : [...spelled.slice(0, at), single, ...spelled.slice(at)] };
}

/** The capturing groups inside a node; the group of a node is numbered before those after it, so a range of offsets decides. */
function groupsIn(node: AST.Node, groups: ReadonlyMap<AST.CapturingGroup, number>): readonly number[] {
  const inside: number[] = [];
  for (const [group, index] of groups) if (group.start >= node.start && group.end <= node.end) inside.push(index);
  return inside;
}
