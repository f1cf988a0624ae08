import { ancestorsOf, bare, enclosingFunction, isFunction, parentOf, propertyName } from '../../../program/index.ts';
import type { Node, Reference } from '../../../program/index.ts';
import type { Flow, Holder } from './flow.ts';

/** What other uses of a value before its sink may have done: nothing, something unknown, or a check against known values. */
export type Guard = 'none' | 'candidate' | 'clears';

const OUTPUTS = /^(?:console|log|logger|debug|winston|pino|res|response|reply|ctx|span|metrics|assert)$/;
const MEMBERSHIP: ReadonlySet<string> = new Set(['includes', 'has', 'indexOf', 'hasOwn', 'hasOwnProperty', 'isInteger', 'isSafeInteger', 'isFinite', 'isNaN', 'some']);

/** Looks through the uses, before the sink, of every variable that held the value on its way. */
export function candidateGuard(flow: Flow, sink: Node): Guard {
  let worst: Guard = 'none';
  for (const holder of flow.holders)
    for (const reference of holder.module.referencesOf(holder.binding)) {
      if (reference.identifier === holder.use || !isBefore(reference, holder, sink)) continue;
      const use = useOf(reference.identifier, holder.path);
      const guard = use === undefined ? 'none' : judge(use);
      if (guard === 'clears') return 'clears';
      if (guard === 'candidate') worst = 'candidate';
    }
  return worst;
}

/** In the same function (or one inside), before the last place in which the value is seen there. */
function isBefore({ identifier, unit }: Reference, { use, binding }: Holder, sink: Node): boolean {
  if (unit !== binding.unit) return false;
  const home = enclosingFunction(use);
  const end = home !== undefined && enclosingFunction(sink) === home ? Math.max(sink.start, use.start) : isInside(sink, home) ? sink.start : use.start;
  return identifier.start < end;
}

function isInside(node: Node, outer: Node | undefined): boolean {
  return outer !== undefined && [...ancestorsOf(node)].includes(outer);
}

/** The longest expression that names the value or what holds it; undefined when it names something else of its holder. */
function useOf(identifier: Node, path: readonly string[]): Node | undefined {
  let at = identifier;
  for (let depth = 0; ; depth++) {
    const parent = parentOf(at);
    if (parent === undefined) return at;
    if (bare(parent) !== parent) {
      at = parent;
      depth -= 1;
      continue;
    }
    if (parent.type !== 'MemberExpression' || parent.object !== at) return at;
    const name = propertyName(parent);
    const expected = path[depth];
    if (expected === undefined || isMethodCall(parent)) return at;
    if (name !== undefined && expected !== '*' && name !== expected) return undefined;
    at = parent;
  }
}

function isMethodCall(member: Node): boolean {
  const call = parentOf(member);
  return call?.type === 'CallExpression' && call.callee === member;
}

function judge(use: Node): Guard {
  const parent = parentOf(use);
  if (parent === undefined) return 'none';
  if (parent.type === 'CallExpression' && parent.callee !== use) return judgeArgument(parent);
  if (parent.type === 'SwitchStatement') return 'clears';
  if (parent.type === 'BinaryExpression') return judgeComparison(parent, use);
  if (parent.type === 'MemberExpression' && parent.object === use) return judgeMember(parent);
  return 'none';
}

/** `allowed.includes(x)` clears, `console.log(x)` does nothing, every other function may check it. */
function judgeArgument(call: Extract<Node, { type: 'CallExpression' }>): Guard {
  const callee = bare(call.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  if (name !== undefined && MEMBERSHIP.has(name)) return 'clears';
  const root = callee.type === 'MemberExpression' ? bare(callee.object) : undefined;
  if (root?.type === 'Identifier' && OUTPUTS.test(root.name) && !/assert/.test(root.name)) return 'none';
  return isConverting(name) ? 'none' : 'candidate';
}

function isConverting(name: string | undefined): boolean {
  return name !== undefined && /^(?:String|Boolean|stringify|push|next|setHeader|require)$/.test(name);
}

/** `x === 'a'` clears; `x === undefined`, `typeof x` and comparisons of presence do nothing. */
function judgeComparison(node: Extract<Node, { type: 'BinaryExpression' }>, use: Node): Guard {
  if (node.operator === 'in') return 'clears';
  if (!/^[!=]==?$/.test(node.operator)) return 'none';
  const other = bare(node.left === use ? node.right : node.left);
  if (other.type === 'Literal') return other.value === null || other.value === '' ? 'none' : 'clears';
  return other.type === 'Identifier' && other.name === 'undefined' ? 'none' : 'clears';
}

/** `x.match(…)`, `x.startsWith(…)` inside a condition may be a check. */
function judgeMember(member: Node): Guard {
  const call = parentOf(member);
  if (call?.type !== 'CallExpression' || call.callee !== member) return 'none';
  return isInCondition(call) ? 'candidate' : 'none';
}

function isInCondition(node: Node): boolean {
  let child = node;
  for (const ancestor of ancestorsOf(node)) {
    if (isFunction(ancestor) || ancestor.type.endsWith('Statement')) return 'test' in ancestor && ancestor.test === child;
    if (ancestor.type === 'ConditionalExpression' && ancestor.test === child) return true;
    child = ancestor;
  }
  return false;
}
