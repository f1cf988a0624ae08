import { ancestorsOf, bare, bindingOf, sourceOf } from '../../program/index.ts';
import type { Module, Node, ParsedUnit } from '../../program/index.ts';

type Field = 'target' | 'handler';
type Holder = { readonly unit: ParsedUnit } & Readonly<Record<Field, Node>>;

/**
 * True when two expressions of one file certainly name the same thing: the same text, from the same variable, or from
 * `this` of the same class. Calls in the text name something new each time.
 */
export function isSameValue(a: Holder, b: Holder, { field, module }: { readonly field: Field; readonly module: Module }): boolean {
  const [left, right] = [bare(a[field]), bare(b[field])];
  if (textOf(a.unit, left) !== textOf(b.unit, right)) return false;
  const [leftRoot, rightRoot] = [rootOf(left), rootOf(right)];
  if (leftRoot.type === 'ThisExpression') return rightRoot.type === 'ThisExpression' && classOf(left) === classOf(right);
  if (leftRoot.type !== 'Identifier' || rightRoot.type !== 'Identifier') return false;
  return leftRoot.name === rightRoot.name && bindingOf(leftRoot, module) === bindingOf(rightRoot, module);
}

function textOf(unit: ParsedUnit, node: Node): string {
  return sourceOf(unit, node).replace(/[?!]/g, '');
}

function rootOf(expression: Node): Node {
  let at = bare(expression);
  while (at.type === 'MemberExpression') at = bare(at.object);
  return at;
}

function classOf(node: Node): Node | undefined {
  for (const ancestor of ancestorsOf(node)) if (ancestor.type === 'ClassBody') return ancestor;
  return undefined;
}
