import { bottomUp, itemsOf } from './node.ts';
import type { ParsedRegex, RegexNode } from './node.ts';

/** So many lookaheads of a pattern are looked at by themselves. */
const MAX_LOOKED = 8;

/**
 * A pattern up to the end of each of its lookaheads: `a(?=b+)c` as `ab+`. A lookahead that does not hold ends the attempt, whatever
 * the rest of the pattern would accept; how long it takes is decided by what stands in it.
 */
export function patternsOfLookaheads(regex: ParsedRegex): readonly ParsedRegex[] {
  return endsIn(regex.root)
    .slice(0, MAX_LOOKED)
    .map((root) => ({ ...regex, root, approximated: [...regex.approximated, 'what stands behind a lookahead'] }));
}

/** The patterns that end with a lookahead of a node. */
function endsIn(root: RegexNode): readonly RegexNode[] {
  const found: RegexNode[] = [];
  const stack: { readonly node: RegexNode; readonly before: readonly RegexNode[] }[] = [{ node: root, before: [] }];
  for (let at = stack.pop(); at !== undefined && found.length < MAX_LOOKED; at = stack.pop()) {
    const { node, before } = at;
    if (node.type === 'look' && !node.behind && bottomUp(node.item).some(({ type }) => type === 'repeat')) found.push({ type: 'sequence', items: [...before, node.item] });
    if (node.type === 'sequence') node.items.forEach((item, index) => stack.push({ node: item, before: [...before, ...node.items.slice(0, index)] }));
    else for (const item of itemsOf(node)) stack.push({ node: item, before });
  }
  return found;
}
