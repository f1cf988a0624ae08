import { ancestorsOf, bare, isFunction, propertyName } from '../../program/index.ts';
import type { Node, NodeOf, ParsedUnit } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isKnownArray } from './known-array.ts';
import { neighboursOutside } from './neighbour-access.ts';

/** `static-analysis/index-past-end`: an element behind the last one is read. */
export const indexPastEnd: Rule = defineRule({
  meta: {
    id: 'static-analysis/index-past-end',
    cwe: [193, 125],
    severity: 'medium',
    confidence: 'certain',
    from: 'chunk',
    description: 'The index is the length of the list, or goes up to it: the last element that is read is `undefined`, and what is computed with it is NaN or throws.',
    advice: 'Count up to `index < list.length`, and take the last element with `list.at(-1)`.',
  },
  check({ part, module, report }) {
    for (const node of part.nodes('MemberExpression')) {
      if (readsAtLength(node, part)) report({ node, message: 'The element at the length of the list is always `undefined`.' });
      if (isNegative(node) && !isWritten(node) && isKnownArray(node.object, module)) report({ node, message: 'A list has no element below zero: this is always `undefined`. `at(-1)` counts from the end.' });
    }
    for (const node of part.nodes('ForStatement')) {
      const first = accessAtStart(node, part);
      if (first !== undefined) report({ node: first, message: 'The loop begins at the length of the list: its first element is `undefined`.', confidence: 'likely' });
      const access = accessBehindEnd(node, part);
      if (access !== undefined) report({ node: access, message: 'The loop goes up to the length of the list: its last element is `undefined`.', confidence: 'likely' });
      for (const { element, turn } of neighboursOutside(node, part)) report({ node: element, message: `In the ${turn} turn of the loop this element is \`undefined\`, and what is computed with it is NaN.`, confidence: 'likely' });
    }
  },
});

/** `list[list.length]` that is not written to. */
function readsAtLength(node: NodeOf<'MemberExpression'>, part: ParsedUnit): boolean {
  if (!node.computed || isWritten(node)) return false;
  const index = bare(node.property);
  return index.type === 'MemberExpression' && propertyName(index) === 'length' && isSimple(node.object) && textOf(index.object, part) === textOf(node.object, part);
}

/** `for (…; i <= list.length; …) … list[i] …`. */
function accessBehindEnd({ test, body }: NodeOf<'ForStatement'>, part: ParsedUnit): Node | undefined {
  const condition = test === null || test === undefined ? undefined : bare(test);
  if (condition?.type !== 'BinaryExpression' || condition.operator !== '<=') return undefined;
  const [index, end] = [bare(condition.left), bare(condition.right)];
  if (index.type !== 'Identifier' || end.type !== 'MemberExpression' || propertyName(end) !== 'length' || !isSimple(end.object)) return undefined;
  const list = textOf(end.object, part);
  return part.nodes('MemberExpression').find((node) => {
    const isInside = node.start >= body.start && node.end <= body.end;
    return isInside && node.computed && textOf(node.object, part) === list && textOf(node.property, part) === index.name && !isWritten(node) && !isGuarded(node);
  });
}

/** `list[-1]`. */
function isNegative({ computed, property }: NodeOf<'MemberExpression'>): boolean {
  const index = bare(property);
  return computed && index.type === 'UnaryExpression' && index.operator === '-' && index.argument.type === 'Literal' && index.argument.value !== 0;
}

/** `for (let i = list.length; …; i--) … list[i] …`. */
function accessAtStart({ init, test, body }: NodeOf<'ForStatement'>, part: ParsedUnit): Node | undefined {
  const declared = init?.type === 'VariableDeclaration' ? init.declarations[0] : undefined;
  const start = declared?.init ? bare(declared.init) : undefined;
  if (declared?.id.type !== 'Identifier' || start?.type !== 'MemberExpression' || propertyName(start) !== 'length' || !isSimple(start.object)) return undefined;
  const [list, index] = [textOf(start.object, part), declared.id.name];
  // Counted down in the test or in the body: before the element is read.
  const before = [test, body].map((each) => (each ? textOf(each, part) : '')).join('\n');
  if (new RegExp(`--\\s*${index}\\b|\\b${index}\\s*(?:--|-=)`).test(before)) return undefined;
  return part.nodes('MemberExpression').find((node) => {
    const isInside = node.start >= body.start && node.end <= body.end;
    return isInside && node.computed && textOf(node.object, part) === list && textOf(node.property, part) === index && !isWritten(node) && !isGuarded(node);
  });
}

/** Whoever asks before, or stands in for what is not there, knows. */
function isGuarded(node: Node): boolean {
  for (const ancestor of ancestorsOf(node)) {
    if (isFunction(ancestor) || ancestor.type === 'ForStatement') return false;
    if (ancestor.type === 'IfStatement' || ancestor.type === 'ConditionalExpression' || ancestor.type === 'LogicalExpression' || ancestor.type === 'ChainExpression') return true;
  }
  return false;
}

function isWritten(node: Node): boolean {
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor.type === 'AssignmentExpression') return ancestor.left === node;
    return ancestor.type === 'UpdateExpression' || (ancestor.type === 'UnaryExpression' && ancestor.operator === 'delete');
  }
  return false;
}

function isSimple(node: Node): boolean {
  return node.type === 'Identifier' || node.type === 'ThisExpression' || (node.type === 'MemberExpression' && !node.computed && isSimple(node.object));
}

function textOf(node: Node, part: ParsedUnit): string {
  return part.text.slice(node.start, node.end);
}
