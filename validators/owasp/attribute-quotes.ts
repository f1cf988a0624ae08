import { bare, charactersRemovedBy, constantString } from '../../program/index.ts';
import type { CharacterSet, Node, NodeOf } from '../../program/index.ts';
import { chainOf, literalOf } from './replace-chain.ts';

/** A text that is cleaned for markup and put between the quotes of an attribute, with a quote that is left in it. */
export interface OpenQuote {
  /** The outermost `replace`. */
  readonly node: Node;
  readonly quote: string;
}

/**
 * Judges `'<a title="' + text.replace(/[<>]/g, '') + '"'`: characters of markup are taken out of the text, so it is meant
 * to be cleaned, and the quote that ends the attribute is not. In `on…` attributes, scripts are ended by either quote.
 */
export function openQuote(sum: NodeOf<'BinaryExpression'>): OpenQuote | undefined {
  if (sum.operator !== '+') return undefined;
  const after = constantString(bare(sum.right));
  const left = bare(sum.left);
  if (after === undefined || left.type !== 'BinaryExpression' || left.operator !== '+') return undefined;
  const opened = /([\w:-]*)=(["'])[^"'<>]*$/.exec(textAtEnd(left.left) ?? '') ?? scriptAtEnd(left.left);
  const quote = opened?.[2];
  if (quote === undefined || !after.includes(quote)) return undefined;
  const removed = chainOf(left.right).flatMap((each) => each.arguments[0] ?? []).flatMap((each) => literalOf(each) ?? []).filter(({ flags }) => flags.includes('g')).map(charactersRemovedBy);
  const isGone = (character: string): boolean => removed.some((set: CharacterSet) => set.has(character));
  if (!isGone('<') && !isGone('>')) return undefined;
  const needed = /^on/i.test(opened?.[1] ?? '') ? ['"', "'"] : [quote];
  const open = needed.find((each) => !isGone(each));
  return open === undefined ? undefined : { node: left.right, quote: open };
}

/** The constant end of what stands in front. */
function textAtEnd(expression: Node): string | undefined {
  const node = bare(expression);
  return node.type === 'BinaryExpression' && node.operator === '+' ? textAtEnd(node.right) : constantString(node);
}

/** `onclick="f('`: a script in an attribute, with a text of its own. */
function scriptAtEnd(expression: Node): RegExpExecArray | null {
  return /(on\w+)=(")[^"<>]*'$/i.exec(textAtEnd(expression) ?? '');
}
