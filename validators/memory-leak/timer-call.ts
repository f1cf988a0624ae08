import { bare, bindingOf, libraryPathOf, parentOf, propertyName } from '../../program/index.ts';
import type { Module, Node, NodeOf, ParsedUnit } from '../../program/index.ts';

const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);

/** The name of the global timer function a call reaches (`setInterval`, `clearTimeout`, …); undefined for other calls. */
export function timerFunction(call: Node, module: Module): string | undefined {
  if (call.type !== 'CallExpression') return undefined;
  const callee = bare(call.callee);
  if (callee.type === 'Identifier') {
    if (!/^(?:set|clear)(?:Interval|Timeout|Immediate)$/.test(callee.name)) return undefined;
    return bindingOf(callee, module) === undefined ? callee.name : fromTimers(callee, module);
  }
  if (callee.type !== 'MemberExpression') return undefined;
  const object = bare(callee.object);
  const isGlobal = object.type === 'Identifier' && GLOBAL_OBJECTS.has(object.name) && bindingOf(object, module) === undefined;
  return isGlobal ? propertyName(callee) : fromTimers(callee, module);
}

function fromTimers(callee: Node, module: Module): string | undefined {
  const path = libraryPathOf(callee, module);
  return path?.package === 'timers' && path.path.length === 1 ? path.path[0] : undefined;
}

/** The calls of a unit that reach one timer function. */
export function timerCalls(name: string, unit: ParsedUnit, module: Module): readonly NodeOf<'CallExpression'>[] {
  return unit.nodes('CallExpression').filter((call) => timerFunction(call, module) === name);
}

/** The expression that a call's value ends in when it is only passed through `.unref()`, `.ref()`, `as`, `await` or `void`. */
export function outermost(call: Node): Node {
  let at = call;
  for (let parent = parentOf(at); parent !== undefined; parent = parentOf(at)) {
    const isChained = parent.type === 'MemberExpression' && parent.object === at && /^(?:un)?ref$/.test(propertyName(parent) ?? '');
    if (isChained || (parent.type === 'CallExpression' && parent.callee === at) || isTransparent(parent)) at = parent;
    else return at;
  }
  return at;
}

/** True when the timer is told not to keep the process alive; it goes on running all the same. */
export function isUnreffed(call: Node): boolean {
  const member = parentOf(call);
  return member?.type === 'MemberExpression' && propertyName(member) === 'unref';
}

function isTransparent(node: Node): boolean {
  return (
    bare(node) !== node ||
    node.type === 'ChainExpression' ||
    node.type === 'ParenthesizedExpression' ||
    node.type === 'TSAsExpression' ||
    (node.type === 'UnaryExpression' && node.operator === 'void')
  );
}
