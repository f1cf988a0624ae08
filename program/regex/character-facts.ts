import { NO_CHARACTERS, withAstral } from './character-set.ts';
import type { CharacterSet } from './character-set.ts';
import type { ParsedRegex, RegexLiteral, RegexNode } from './node.ts';
import { parsedOrUndefined } from './parse.ts';

/** Whether the flags say that `replace` goes on after the first match and `exec` remembers where it was. */
export function hasGlobalFlag({ flags }: RegexLiteral): boolean {
  return flags.includes('g');
}

/**
 * The characters that `text.replace(regex, '')` leaves nowhere: every single one of them is matched wherever it stands.
 * Empty without the flag `g`, with `y`, and when the pattern does not parse. What a replacement puts in is the caller's affair.
 */
export function charactersRemovedBy(literal: RegexLiteral): CharacterSet {
  const regex = parsedOrUndefined(literal);
  if (regex === undefined || !regex.global || regex.sticky || regex.approximated.length > 0) return NO_CHARACTERS;
  return singleCharacters(regex, 'first');
}

/**
 * The characters that no text can hold for which `regex.test(text)` is false: `/[^a-z]/` as a guard that refuses leaves a to z.
 * Empty when the pattern does not parse, is sticky or, with `g`, remembers where the last call ended.
 */
export function charactersExcludedBy(literal: RegexLiteral): CharacterSet {
  const regex = parsedOrUndefined(literal);
  if (regex === undefined || regex.global || regex.sticky || regex.approximated.length > 0) return NO_CHARACTERS;
  return singleCharacters(regex, 'any');
}

/**
 * What the alternatives match that are a character or a repeated character. `first`: an alternative that can match nothing
 * stops at every place before those behind it are tried.
 */
function singleCharacters({ root, unicode }: ParsedRegex, which: 'first' | 'any'): CharacterSet {
  let found = NO_CHARACTERS;
  const stack: RegexNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'choice') stack.push(...node.items.toReversed());
    else if (node.type === 'capture') stack.push(node.item);
    else if (node.type === 'sequence' && node.items.length === 1) stack.push(...node.items);
    else if (node.type === 'characters') found = found.union(node.set);
    else if (node.type === 'repeat' && node.min === 1) stack.push(node.item);
    else if (which === 'first' && !mustRead(node)) return found;
  }
  return unicode ? found : withAstral(found);
}

function mustRead(node: RegexNode): boolean {
  const stack: RegexNode[] = [node];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.type === 'characters') return true;
    if (at.type === 'sequence') stack.push(...at.items);
    else if (at.type === 'capture' || (at.type === 'repeat' && at.min > 0)) stack.push(at.item);
  }
  return false;
}
