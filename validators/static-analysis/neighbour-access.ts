import { ancestorsOf, bare, isFunction, parentOf, propertyName } from '../../program/index.ts';
import type { Node, NodeOf, ParsedUnit } from '../../program/index.ts';

/** An element beside the one of the turn that is not there in one of the turns. */
export interface NeighbourOutside {
  readonly element: Node;
  readonly turn: 'first' | 'last';
}

/** In `for (let i = 0; i < list.length; i++)` the `list[i + 1]` and `list[i - 1]` that are computed with and that nobody asks about. */
export function neighboursOutside({ init, test, update, body }: NodeOf<'ForStatement'>, part: ParsedUnit): readonly NeighbourOutside[] {
  if (update?.type !== 'UpdateExpression') return [];
  const condition = test ? bare(test) : undefined;
  if (condition?.type !== 'BinaryExpression' || condition.operator !== '<') return [];
  const [index, end] = [bare(condition.left), bare(condition.right)];
  if (index.type !== 'Identifier' || end.type !== 'MemberExpression' || propertyName(end) !== 'length' || isAskedAbout(index.name, body, part)) return [];
  const list = textOf(end.object, part);
  const fromZero = init ? new RegExp(`^let ${index.name}\\s*=\\s*0$`).test(textOf(init, part)) : false;
  return part.nodes('MemberExpression').flatMap((element): readonly NeighbourOutside[] => {
    const isInside = element.start >= body.start && element.end <= body.end && element.computed && textOf(element.object, part) === list;
    const step = isInside && isComputedWith(element) ? stepFrom(index.name, bare(element.property)) : 0;
    return step > 0 ? [{ element, turn: 'last' }] : step < 0 && fromZero ? [{ element, turn: 'first' }] : [];
  });
}

/** 1 of `i + 1`, -1 of `i - 1`; 0 for any other index. */
function stepFrom(name: string, index: Node): number {
  if (index.type !== 'BinaryExpression' || index.left.type !== 'Identifier' || index.left.name !== name || index.right.type !== 'Literal' || typeof index.right.value !== 'number') return 0;
  return index.operator === '+' ? index.right.value : index.operator === '-' ? -index.right.value : 0;
}

/** An operand of a difference, product or quotient, or what is added to a sum; an addition of two may be of texts. */
function isComputedWith(element: Node): boolean {
  let child = element;
  for (const ancestor of ancestorsOf(element)) {
    if (ancestor.type === 'TSNonNullExpression' || ancestor.type === 'TSAsExpression' || ancestor.type === 'ParenthesizedExpression') {
      child = ancestor;
      continue;
    }
    if (ancestor.type === 'BinaryExpression') return /^(?:[-*/%]|\*\*)$/.test(ancestor.operator) && !isAskedFirst(ancestor);
    return ancestor.type === 'AssignmentExpression' && ancestor.right === child && /^[-*/]=$/.test(ancestor.operator) && !isAskedFirst(ancestor);
  }
  return false;
}

/** Behind a question: `i > 0 && …`, `… ? … : …`. */
function isAskedFirst(node: Node): boolean {
  for (const ancestor of ancestorsOf(node)) {
    if (isFunction(ancestor) || ancestor.type === 'ForStatement') return false;
    if (ancestor.type === 'IfStatement' || ancestor.type === 'ConditionalExpression' || ancestor.type === 'LogicalExpression' || ancestor.type === 'SwitchStatement') return true;
  }
  return false;
}

/** The body changes the index, leaves the turn or the loop by it, or asks about it anywhere: its bounds are not those of the head alone. */
function isAskedAbout(name: string, body: Node, part: ParsedUnit): boolean {
  const mentions = (node: Node): boolean => new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`).test(textOf(node, part));
  const inside = (node: Node): boolean => node.start >= body.start && node.end <= body.end;
  return (
    part.nodes('IfStatement').some((node) => inside(node) && mentions(node.test)) ||
    part.nodes('ConditionalExpression').some((node) => inside(node) && mentions(node.test)) ||
    part.nodes('AssignmentExpression').some((node) => inside(node) && mentions(node.left) && parentOf(node.left) === node && node.left.type === 'Identifier') ||
    part.nodes('UpdateExpression').some((node) => inside(node) && node.argument.type === 'Identifier' && node.argument.name === name)
  );
}

function textOf(node: Node, part: ParsedUnit): string {
  return part.text.slice(node.start, node.end);
}
