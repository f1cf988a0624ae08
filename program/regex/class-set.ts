import type { AST } from '@eslint-community/regexpp';
import { withCaseVariants } from './case-variants.ts';
import { characterSet, charactersOf, LAST_CODE_POINT, LAST_CODE_UNIT, NO_CHARACTERS } from './character-set.ts';
import type { CharacterSet } from './character-set.ts';
import { propertySet } from './unicode-property.ts';

/** The flags that decide what a class holds; `(?i:…)` changes them inside a pattern. */
export interface ClassFlags {
  readonly unicode: boolean;
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
}

/** What a class holds: characters, and strings under the flag `v`. `exact` is false where the set had to be widened. */
export interface ClassContent {
  readonly set: CharacterSet;
  readonly strings: readonly string[];
  readonly exact: boolean;
}

type ClassNode = AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass | AST.Character | AST.CharacterClassElement;
type Operation = AST.ClassIntersection | AST.ClassSubtraction;

export const LINE_TERMINATORS: CharacterSet = charactersOf('\n\r\u2028\u2029');
export const WORD: CharacterSet = characterSet([[0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]]);
const DIGITS = characterSet([[0x30, 0x39]]);
const SPACES = characterSet([[9, 13], [32, 32], [160, 160], [0x1680, 0x1680], [0x2000, 0x200a], [0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff]]);

/** What a character, an escape, a dot or a class matches. Nesting is as deep as the classes of the pattern, which the parser bounds. */
export function classContent(node: ClassNode, flags: ClassFlags): ClassContent {
  switch (node.type) {
    case 'Character':
      return characters(folded(characterSet([[node.value, node.value]]), flags));
    case 'CharacterClassRange':
      return characters(folded(characterSet([[node.min.value, node.max.value]]), flags));
    case 'CharacterSet':
      return escapeContent(node, flags);
    case 'CharacterClass':
      return negatedWhen(node.negate, unionOf(node.elements.map((element) => classContent(element, flags))), flags);
    case 'ExpressionCharacterClass':
      return negatedWhen(node.negate, operationContent(node.expression, flags), flags);
    case 'ClassStringDisjunction':
      return unionOf(node.alternatives.map((alternative) => stringContent(alternative, flags)));
  }
}

function characters(set: CharacterSet): ClassContent {
  return { set, strings: [], exact: true };
}

function folded(set: CharacterSet, { ignoreCase, unicode }: ClassFlags): CharacterSet {
  return ignoreCase ? withCaseVariants(set, unicode) : set;
}

function lastOf({ unicode }: ClassFlags): number {
  return unicode ? LAST_CODE_POINT : LAST_CODE_UNIT;
}

function escapeContent(node: AST.CharacterSet, flags: ClassFlags): ClassContent {
  const last = lastOf(flags);
  if (node.kind === 'any') return characters((flags.dotAll ? NO_CHARACTERS : LINE_TERMINATORS).complement(last));
  if (node.kind === 'property') {
    const set = node.strings ? undefined : propertySet(node.key, node.value);
    if (set === undefined) return { set: NO_CHARACTERS.complement(last), strings: [], exact: false };
    return characters(folded(node.negate ? set.complement(last) : set, flags));
  }
  const set = node.kind === 'digit' ? DIGITS : node.kind === 'space' ? SPACES : folded(WORD, { ...flags, ignoreCase: flags.ignoreCase && flags.unicode });
  return characters(node.negate ? set.complement(last) : set);
}

function stringContent(alternative: AST.StringAlternative, flags: ClassFlags): ClassContent {
  const [only, ...others] = alternative.elements;
  if (only !== undefined && others.length === 0) return classContent(only, flags);
  return { set: NO_CHARACTERS, strings: [alternative.elements.map(({ value }) => String.fromCodePoint(value)).join('')], exact: true };
}

function unionOf(contents: readonly ClassContent[]): ClassContent {
  return {
    set: characterSet(contents.flatMap(({ set }) => pairs(set))),
    strings: contents.flatMap(({ strings }) => strings),
    exact: contents.every(({ exact }) => exact),
  };
}

function pairs({ ranges }: CharacterSet): [number, number][] {
  return Array.from({ length: ranges.length / 2 }, (_, at) => [ranges[2 * at] ?? 0, ranges[2 * at + 1] ?? 0]);
}

/** A widened set must not be narrowed by turning it round: nothing is known of the rest. */
function negatedWhen(negate: boolean, content: ClassContent, flags: ClassFlags): ClassContent {
  if (!negate) return content;
  if (!content.exact) return { set: NO_CHARACTERS.complement(lastOf(flags)), strings: [], exact: false };
  return characters(content.set.complement(lastOf(flags)));
}

/** `a&&b&&c` and `a--b--c`, which lean to the left. */
function operationContent(operation: Operation, flags: ClassFlags): ClassContent {
  const steps: Operation[] = [];
  let first: AST.ClassSetOperand | Operation = operation;
  while (first.type === 'ClassIntersection' || first.type === 'ClassSubtraction') {
    steps.push(first);
    first = first.left;
  }
  let content = classContent(first, flags);
  for (const step of steps.reverse()) {
    const right = classContent(step.right, flags);
    const kept = step.type === 'ClassIntersection';
    if (!right.exact) content = { ...content, exact: false };
    else
      content = {
        set: content.set.intersect(kept ? right.set : right.set.complement()),
        strings: content.strings.filter((text) => right.strings.includes(text) === kept),
        exact: content.exact,
      };
  }
  return content;
}
