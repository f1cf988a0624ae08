import { bare, isFunction, parentOf, propertyName } from '../../program/index.ts';
import type { Module, Node } from '../../program/index.ts';
import { timerFunction } from './timer-call.ts';

/** What a use of a timer's handle does with it. */
export type TimerUse = 'clears' | 'looks' | 'escapes';

/** Both functions clear both kinds of timer (HTML 8.7, Node `timers`); no other function does. */
const CLEARING: ReadonlySet<string> = new Set(['clearInterval', 'clearTimeout']);

/** Classifies one read of the handle; `use` is the whole expression, `timer` or `this.timer`. */
export function timerUse(use: Node, module: Module): TimerUse {
  const parent = parentOf(use);
  if (parent === undefined) return 'escapes';
  if (bare(parent) !== parent) return timerUse(parent, module);
  switch (parent.type) {
    case 'CallExpression':
      return argumentUse(use, parent, module);
    case 'MemberExpression':
      return parent.object === use && /^(?:unref|ref|hasRef|refresh)$/.test(propertyName(parent) ?? '') && isDroppedCall(parent) ? 'looks' : 'escapes';
    case 'AssignmentExpression':
      return parent.left === use && parentOf(parent)?.type === 'ExpressionStatement' ? 'looks' : 'escapes';
    case 'UnaryExpression':
    case 'BinaryExpression':
      return 'looks';
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return parent.test === use ? 'looks' : 'escapes';
    case 'LogicalExpression':
      return parent.left === use && parent.operator === '&&' ? 'looks' : 'escapes';
    default:
      return 'escapes';
  }
}

function argumentUse(use: Node, call: Extract<Node, { type: 'CallExpression' }>, module: Module): TimerUse {
  const name = call.callee === use ? undefined : timerFunction(call, module);
  if (name !== undefined && CLEARING.has(name)) return 'clears';
  return name === 'clearImmediate' || isFrameCancel(call) ? 'looks' : 'escapes';
}

function isFrameCancel({ callee }: Extract<Node, { type: 'CallExpression' }>): boolean {
  const node = bare(callee);
  return (node.type === 'Identifier' && node.name === 'cancelAnimationFrame') || (node.type === 'MemberExpression' && propertyName(node) === 'cancelAnimationFrame');
}

/** `timer.unref();` as a statement of its own. */
function isDroppedCall(member: Node): boolean {
  const call = parentOf(member);
  const outer = call === undefined ? undefined : parentOf(call);
  const statement = outer?.type === 'ChainExpression' ? parentOf(outer) : outer;
  return call?.type === 'CallExpression' && (statement?.type === 'ExpressionStatement' || isFunction(statement));
}
