import { bare, constantString, propertyName } from '../../program/index.ts';
import type { Node, NodeOf, RegexLiteral } from '../../program/index.ts';

/** The calls of `replace` on one text, the last first: `s.replace(a, b).replace(c, d)` gives the second, then the first. */
export function chainOf(expression: Node): readonly NodeOf<'CallExpression'>[] {
  const chain: NodeOf<'CallExpression'>[] = [];
  let at: Node = bare(expression);
  while (at.type === 'CallExpression') {
    const callee = bare(at.callee);
    if (callee.type !== 'MemberExpression') break;
    const name = propertyName(callee);
    if (name === 'replace' || name === 'replaceAll') chain.push(at);
    else if (name === undefined || !/^(?:trim|toString|toLowerCase|toUpperCase|join)$/.test(name)) break;
    at = bare(callee.object);
  }
  return chain;
}

/** The pattern an expression stands for where it is written: a literal, `new RegExp('…', 'g')`. Flags that are not known are global. */
export function literalOf(expression: Node): RegexLiteral | undefined {
  const node = bare(expression);
  if (node.type === 'Literal' && 'regex' in node) return { source: node.regex.pattern, flags: node.regex.flags };
  if ((node.type !== 'NewExpression' && node.type !== 'CallExpression') || node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return undefined;
  const [source, flags] = node.arguments;
  const text = source === undefined ? undefined : constantString(bare(source));
  if (text === undefined) return undefined;
  return { source: text, flags: flags === undefined ? '' : (constantString(bare(flags)) ?? 'g') };
}
