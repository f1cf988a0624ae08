import { bare, propertyName } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import type { Value } from '../ir.ts';
import { nameOfCalled } from './compiled.ts';
import type { Builder } from './types.ts';

/** `__rest(o, ['a'])`, `__spreadArray(a, b)`, `_toConsumableArray(x)`: what compilers call where the source had a word; after TypeScript's `tslib` and `@babel/helpers`. */
export function lowerHelper(b: Builder, node: NodeOf<'CallExpression'>): Value | undefined {
  const [first, second] = node.arguments;
  if (first === undefined || first.type === 'SpreadElement') return undefined;
  const name = nameOfCalled(node.callee);
  if (name === '_createClass') return lowerClassOf(b, node, first);
  if (SAME.has(name)) return b.lower.expression(b, first);
  if (RESTS.has(name)) return b.emit({ op: 'rest', input: b.lower.expression(b, first), without: namesIn(second) }, node);
  if (!SPREADS.has(name) || second === undefined || second.type === 'SpreadElement') return undefined;
  const elements = [first, second].map((each) => ({ value: b.lower.expression(b, each), spread: true }));
  return b.emit({ op: 'array', elements }, node);
}

/** `_createClass(F, [{ key, value }])` gives back the function to whose prototype it adds. */
function lowerClassOf(b: Builder, node: NodeOf<'CallExpression'>, first: Node): Value {
  const callee = b.lower.expression(b, node.callee);
  const made = b.lower.expression(b, first);
  const others = node.arguments.slice(1).map((each) => ({ value: b.lower.expression(b, each.type === 'SpreadElement' ? each.argument : each), spread: each.type === 'SpreadElement' }));
  b.emit({ op: 'call', callee, args: [{ value: made, spread: false }, ...others], construct: false }, node);
  return made;
}

/** What gives back all of a list. */
const SAME: ReadonlySet<string> = new Set(['_toConsumableArray', '_slicedToArray', '_toArray', '__read', '__values']);
const RESTS: ReadonlySet<string> = new Set(['__rest', '_objectWithoutProperties', '_objectWithoutPropertiesLoose']);
const SPREADS: ReadonlySet<string> = new Set(['__spreadArray', '__spreadArrays', '__spread']);

function namesIn(list: Node | undefined): readonly string[] {
  return list?.type === 'ArrayExpression' ? list.elements.flatMap((each) => (each?.type === 'Literal' && typeof each.value === 'string' ? [each.value] : [])) : [];
}

/**
 * `(_a = x) !== null && _a !== void 0 ? _a : y` is `x ?? y`, and `(_a = x) === null || _a === void 0 ? void 0 : _a.y` is `x?.y`: what
 * a value is compared with is nothing of the source.
 */
export function lowerNullish(b: Builder, node: NodeOf<'ConditionalExpression'>): Value | undefined {
  const tested = comparedWithNothing(node.test);
  if (tested === undefined) return undefined;
  const here = tested.isNothing ? node.alternate : node.consequent;
  const other = tested.isNothing ? node.consequent : node.alternate;
  if (tested.isNothing && isVoid(other) && begins(here, tested.name)) {
    b.lower.expression(b, tested.value);
    return b.lower.expression(b, here);
  }
  if (!isName(here, tested.name)) return undefined;
  const left = b.lower.expression(b, tested.value);
  const inner = b.newBlock();
  const after = b.newBlock();
  const skip = b.newBlock();
  b.branch(left, { yes: skip, no: inner });
  b.seal(inner);
  b.seal(skip);
  b.current = inner;
  const right = b.lower.expression(b, other);
  b.jump(after, skip);
  b.jump(after, after);
  b.seal(after);
  return b.emit({ op: 'logical', operator: '??', left, right }, node);
}

interface Compared {
  /** The name that has the value when it is asked again. */
  readonly name: string;
  readonly value: Node;
  readonly isNothing: boolean;
}

/** `x !== null && x !== void 0`, `(_a = x) === null || _a === void 0`, `(_ref = x) != null` */
function comparedWithNothing(condition: Node): Compared | undefined {
  const test = bare(condition);
  if (test.type === 'BinaryExpression' && (test.operator === '!=' || test.operator === '==') && isNull(test.right)) return asked(test.left, test.operator === '==');
  if (test.type !== 'LogicalExpression') return undefined;
  const operator = test.operator === '&&' ? '!==' : test.operator === '||' ? '===' : undefined;
  const [first, second] = [bare(test.left), bare(test.right)];
  if (first.type !== 'BinaryExpression' || second.type !== 'BinaryExpression' || first.operator !== operator || second.operator !== operator) return undefined;
  const compared = isNull(first.right) && isVoid(second.right) ? asked(first.left, operator === '===') : undefined;
  return compared !== undefined && isName(second.left, compared.name) ? compared : undefined;
}

function asked(compared: Node, isNothing: boolean): Compared | undefined {
  const value = bare(compared);
  if (value.type === 'Identifier') return { name: value.name, value, isNothing };
  return value.type === 'AssignmentExpression' && value.operator === '=' && value.left.type === 'Identifier' ? { name: value.left.name, value, isNothing } : undefined;
}

function isName(node: Node, name: string): boolean {
  const value = bare(node);
  return value.type === 'Identifier' && value.name === name;
}

function isNull(node: Node): boolean {
  return node.type === 'Literal' && node.value === null && !('regex' in node) && node.raw === 'null';
}

function isVoid(node: Node): boolean {
  const value = bare(node);
  return value.type === 'UnaryExpression' && value.operator === 'void';
}

/** True for what is read of a name: `_a.b`, `_a.b.c()`, `_a()`. */
function begins(node: Node, name: string): boolean {
  let at = bare(node);
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    if (at.type === 'Identifier') return at.name === name;
    if (at.type === 'MemberExpression') at = bare(at.object);
    else if (at.type === 'CallExpression') at = propertyName(at.callee) === 'call' && at.callee.type === 'MemberExpression' ? bare(at.callee.object) : bare(at.callee);
    else return false;
  }
  return false;
}

const MAX_DEPTH = 20;
