import { concatenatedParts } from './concatenation.ts';
import { constantName } from '../constant-key.ts';
import { bare, isFunction } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import type { Argument, Entry, Key, Operation, Value } from '../ir.ts';
import type { Builder, Ways } from './types.ts';
import { isGivenBack } from './compiled.ts';
import { lowerForwarding, lowerSliced } from './compiled-rest.ts';
import { lowerHelper, lowerNullish } from './compiled-values.ts';
import { lowerPause } from './pause.ts';
import { lowerPromisedCall } from './promised-call.ts';
import { assignTo, operatorOf, readTarget } from './assignment.ts';

/** Lowers an expression to the value it yields. */
export function lowerExpression(b: Builder, expression: Node): Value {
  const node = bare(expression);
  const own = b.machine?.expression(b, node);
  if (own !== undefined) return own;
  switch (node.type) {
    case 'Literal':
      return b.emit(literalOf(node), node);
    case 'Identifier':
      return lowerName(b, node);
    case 'ThisExpression':
      return b.emit({ op: 'this' }, node);
    case 'Super':
      return b.emit({ op: 'this' }, node);
    case 'TemplateLiteral':
      return lowerTemplate(b, node);
    case 'TaggedTemplateExpression':
      return lowerTagged(b, node);
    case 'MemberExpression':
      return lowerMember(b, node).value;
    case 'CallExpression':
      return lowerCall(b, node);
    case 'NewExpression':
      return b.emit({ op: 'call', callee: lowerExpression(b, node.callee), args: lowerArguments(b, node.arguments), construct: true }, node);
    case 'ImportExpression':
      return lowerDynamicImport(b, node);
    case 'BinaryExpression':
      return lowerBinary(b, node);
    case 'LogicalExpression':
      return lowerLogical(b, node);
    case 'ConditionalExpression':
      return lowerConditional(b, node);
    case 'UnaryExpression':
      return lowerUnary(b, node);
    case 'UpdateExpression':
      return lowerUpdate(b, node);
    case 'AssignmentExpression':
      return lowerAssignment(b, node);
    case 'SequenceExpression':
      return node.expressions.map((each) => lowerExpression(b, each)).at(-1) ?? b.emit({ op: 'other', inputs: [] }, node);
    case 'ObjectExpression':
      return b.emit({ op: 'object', entries: node.properties.map((each) => lowerEntry(b, each)) }, node);
    case 'ArrayExpression':
      return b.emit({ op: 'array', elements: node.elements.map((each) => (each === null ? { value: b.emit({ op: 'constant', value: undefined }, node), spread: false } : lowerArgument(b, each))) }, node);
    case 'ClassExpression':
      return b.lower.class(b, node);
    case 'AwaitExpression':
      return b.emit({ op: 'await', input: lowerExpression(b, node.argument) }, node);
    case 'YieldExpression': {
      const input = node.argument ? lowerExpression(b, node.argument) : b.emit({ op: 'constant', value: undefined }, node);
      return lowerPause(b, input, node);
    }
    case 'JSXElement':
    case 'JSXFragment':
      return b.lower.element(b, node);
    default:
      return isFunction(node) ? b.lower.function(b, node) : b.emit({ op: 'other', inputs: [] }, node);
  }
}

/** A name: `undefined`, the list of what the function was called with, or a variable. */
function lowerName(b: Builder, node: NodeOf<'Identifier'>): Value {
  if (node.name === 'undefined') return b.emit({ op: 'constant', value: undefined }, node);
  const variable = b.variableAt(node);
  return variable === 'arguments' && b.procedure.kind === 'function' ? b.emit({ op: 'arguments' }, node) : b.read(variable, node);
}

function literalOf(node: NodeOf<'Literal'>): Operation {
  if ('regex' in node) return { op: 'regexp', source: node.regex.pattern, flags: node.regex.flags };
  return { op: 'constant', value: typeof node.value === 'object' ? null : node.value };
}

function textsOf(node: NodeOf<'TemplateLiteral'>): readonly string[] {
  return node.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw);
}

function lowerTemplate(b: Builder, node: NodeOf<'TemplateLiteral'>, texts = textsOf(node)): Value {
  if (node.expressions.length === 0) return b.emit({ op: 'constant', value: texts[0] ?? '' }, node);
  return b.emit({ op: 'template', texts, holes: node.expressions.map((each) => lowerExpression(b, each)) }, node);
}

/** A tag is called with the list of the texts, and with what stands between them; `String.raw` puts them together again. */
function lowerTagged(b: Builder, node: NodeOf<'TaggedTemplateExpression'>): Value {
  const tag = bare(node.tag);
  if (tag.type === 'MemberExpression' && tag.object.type === 'Identifier' && tag.object.name === 'String' && !tag.computed) return lowerTemplate(b, node.quasi, node.quasi.quasis.map(({ value }) => value.raw));
  const { value: callee, base: receiver } = tag.type === 'MemberExpression' ? lowerMember(b, tag) : { value: lowerExpression(b, tag), base: undefined };
  const elements = textsOf(node.quasi).map((value) => ({ value: b.emit({ op: 'constant', value }, node.quasi), spread: false }));
  const texts = { value: b.emit({ op: 'array', elements }, node.quasi), spread: false };
  return b.emit({ op: 'call', callee, ...(receiver === undefined ? {} : { receiver }), args: [texts, ...lowerArguments(b, node.quasi.expressions)], construct: false }, node);
}

/** Texts and values put together, in the form of a template. */
function lowerParts(b: Builder, node: Node, parts: readonly Node[]): Value {
  const texts = [''];
  const holes: Value[] = [];
  for (const part of parts) {
    if (part.type === 'Literal' && typeof part.value === 'string') texts.push(`${texts.pop() ?? ''}${part.value}`);
    else {
      holes.push(lowerExpression(b, part));
      texts.push('');
    }
  }
  return b.emit(holes.length === 0 ? { op: 'constant', value: texts[0] ?? '' } : { op: 'template', texts, holes }, node);
}

/** The key of a member; a constant string or number is a name. */
export function lowerKey(b: Builder, property: Node, computed: boolean): Key {
  if (!computed) {
    if (property.type === 'Identifier') return property.name;
    if (property.type === 'PrivateIdentifier') return `#${property.name}`;
  }
  const value = lowerExpression(b, property);
  return constantName(value, () => []) ?? value;
}

/** A member access with the object it was read from, for calls and assignments. */
export function lowerMember(b: Builder, node: NodeOf<'MemberExpression'>): { readonly value: Value; readonly base: Value; readonly key: Key } {
  const base = lowerExpression(b, node.object);
  const key = lowerKey(b, node.property, node.computed);
  return { value: b.emit({ op: 'load', base, key }, node), base, key };
}

/** What compilers put around `require`, so that a CommonJS module has a `default`: it gives the module back, as far as anybody can see. */
const INTEROP = /^(?:_{1,2}interopRequire(?:Default|Wildcard)\d*|__import(?:Default|Star)|__toESM)$/;

/** `__importDefault(…)`, `tslib_1.__importDefault(…)` */
function isInterop(callee: Node): boolean {
  const name = callee.type === 'MemberExpression' && !callee.computed ? callee.property : callee;
  return name.type === 'Identifier' && INTEROP.test(name.name);
}

function lowerCall(b: Builder, node: NodeOf<'CallExpression'>): Value {
  const callee = bare(node.callee);
  const [only] = node.arguments;
  if ((isInterop(callee) || isGivenBack(node)) && only !== undefined && only.type !== 'SpreadElement') return lowerExpression(b, only);
  const compiled = lowerHelper(b, node) ?? lowerSliced(b, node) ?? lowerForwarding(b, node) ?? lowerPromisedCall(b, node);
  if (compiled !== undefined) return compiled;
  if (callee.type === 'MemberExpression') {
    const parts = concatenatedParts(node);
    if (parts !== undefined) return lowerParts(b, node, parts);
    const { value, base } = lowerMember(b, callee);
    const reflected = base.op === 'cell' && base.cell === 'Reflect' && value.op === 'load' ? lowerReflection(b, node, value.key) : undefined;
    if (reflected !== undefined) return reflected;
    return b.emit({ op: 'call', callee: value, receiver: base, args: lowerArguments(b, node.arguments), construct: false }, node);
  }
  const called = lowerExpression(b, callee);
  const args = lowerArguments(b, node.arguments);
  const [first] = args;
  if (callee.type === 'Identifier' && callee.name === 'require' && called.op === 'cell' && first?.value.op === 'constant' && typeof first.value.value === 'string')
    return b.emit({ op: 'import', specifier: first.value.value, name: '*' }, node);
  return b.emit({ op: 'call', callee: called, args, construct: false }, node);
}

/** `Reflect.get(o, k)` reads `o[k]`, `Reflect.set(o, k, x)` writes it, `Reflect.has(o, k)` is `k in o`: https://tc39.es/ecma262/#sec-reflect-object. */
function lowerReflection(b: Builder, node: NodeOf<'CallExpression'>, method: Key): Value | undefined {
  const [object, name, input, ...others] = node.arguments;
  if (object === undefined || name === undefined || others.length > 0 || node.arguments.some((each) => each.type === 'SpreadElement')) return undefined;
  if (input === undefined ? method !== 'get' && method !== 'has' : method !== 'set') return undefined;
  const base = lowerExpression(b, object);
  if (method === 'has') return b.emit({ op: 'binary', operator: 'in', left: lowerExpression(b, name), right: base }, node);
  const key = lowerKey(b, name, true);
  if (input === undefined) return b.emit({ op: 'load', base, key }, node);
  b.emit({ op: 'store', base, key, input: lowerExpression(b, input) }, node);
  return b.emit({ op: 'constant', value: true }, node);
}

function lowerDynamicImport(b: Builder, node: NodeOf<'ImportExpression'>): Value {
  const source = lowerExpression(b, node.source);
  if (source.op === 'constant' && typeof source.value === 'string') return b.emit({ op: 'import', specifier: source.value, name: '*' }, node);
  const callee = b.emit({ op: 'cell', cell: 'import' }, node);
  return b.emit({ op: 'call', callee, args: [{ value: source, spread: false }], construct: false }, node);
}

export function lowerArguments(b: Builder, nodes: readonly Node[]): readonly Argument[] {
  return nodes.map((each) => lowerArgument(b, each));
}

function lowerArgument(b: Builder, node: Node): Argument {
  return node.type === 'SpreadElement' ? { value: lowerExpression(b, node.argument), spread: true } : { value: lowerExpression(b, node), spread: false };
}

function lowerEntry(b: Builder, node: Node): Entry {
  if (node.type === 'SpreadElement') return { key: '', value: lowerExpression(b, node.argument), kind: 'spread' };
  if (node.type !== 'Property') return { key: '', value: b.emit({ op: 'other', inputs: [] }, node), kind: 'init' };
  return { key: lowerKey(b, node.key, node.computed), value: lowerExpression(b, node.value), kind: node.kind };
}

/** Long sums are chains to the left: lowered without recursion. */
function lowerBinary(b: Builder, node: NodeOf<'BinaryExpression'>): Value {
  const chain: NodeOf<'BinaryExpression'>[] = [];
  let at: Node = node;
  while (at.type === 'BinaryExpression' && at.left.type !== 'PrivateIdentifier') {
    chain.push(at);
    at = bare(at.left);
  }
  let left = at.type === 'BinaryExpression' ? lowerBrandCheck(b, at) : lowerExpression(b, at);
  for (const each of chain.reverse()) {
    const right = lowerExpression(b, each.right);
    left = b.emit({ op: 'binary', operator: each.operator, left, right }, each);
  }
  return left;
}

/** `#field in object`: the only binary expression whose left side is no expression. */
function lowerBrandCheck(b: Builder, node: NodeOf<'BinaryExpression'>): Value {
  return b.emit({ op: 'other', inputs: [lowerExpression(b, node.right)] }, node);
}

function lowerLogical(b: Builder, node: NodeOf<'LogicalExpression'>): Value {
  const chain: NodeOf<'LogicalExpression'>[] = [];
  let at: Node = node;
  while (at.type === 'LogicalExpression') {
    chain.push(at);
    at = bare(at.left);
  }
  let left = lowerExpression(b, at);
  for (const each of chain.reverse()) {
    const { operator } = each;
    const inner = b.newBlock();
    const after = b.newBlock();
    const skip = b.newBlock();
    b.branch(left, operator === '&&' ? { yes: inner, no: skip } : { yes: skip, no: inner });
    b.seal(inner);
    b.seal(skip);
    b.current = inner;
    const right = lowerExpression(b, each.right);
    b.jump(after, skip);
    b.jump(after, after);
    b.seal(after);
    left = b.emit({ op: 'logical', operator, left, right }, each);
  }
  return left;
}

/** Branches on a condition; `&&`, `||` and `!` become control flow, so that every test stands on an edge of its own. */
export function lowerCondition(b: Builder, condition: Node, { yes, no }: Ways): void {
  const node = bare(condition);
  if (node.type === 'UnaryExpression' && node.operator === '!') return lowerCondition(b, node.argument, { yes: no, no: yes });
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const second = b.newBlock();
    lowerCondition(b, node.left, node.operator === '&&' ? { yes: second, no } : { yes, no: second });
    b.seal(second);
    b.current = second;
    return lowerCondition(b, node.right, { yes, no });
  }
  b.branch(lowerExpression(b, node), { yes, no });
}

function lowerConditional(b: Builder, node: NodeOf<'ConditionalExpression'>): Value {
  const nullish = lowerNullish(b, node);
  if (nullish !== undefined) return nullish;
  const yes = b.newBlock();
  const no = b.newBlock();
  const after = b.newBlock();
  lowerCondition(b, node.test, { yes, no });
  b.seal(yes);
  b.seal(no);
  b.current = yes;
  const whenTrue = lowerExpression(b, node.consequent);
  const fromTrue = b.current;
  b.jump(after, no);
  const whenFalse = lowerExpression(b, node.alternate);
  const fromFalse = b.current;
  b.jump(after, after);
  b.seal(after);
  return b.emit({ op: 'phi', inputs: [whenTrue, whenFalse], from: [fromTrue, fromFalse] }, node);
}

function lowerUnary(b: Builder, node: NodeOf<'UnaryExpression'>): Value {
  const argument = bare(node.argument);
  if (node.operator === 'delete' && argument.type === 'MemberExpression') {
    const base = lowerExpression(b, argument.object);
    return b.emit({ op: 'delete', base, key: lowerKey(b, argument.property, argument.computed) }, node);
  }
  if (node.operator === '-' && argument.type === 'Literal' && typeof argument.value === 'number') return b.emit({ op: 'constant', value: -argument.value }, node);
  return b.emit({ op: 'unary', operator: node.operator, input: lowerExpression(b, argument) }, node);
}

/** `++i` gives what is stored, `i++` what was there before. */
function lowerUpdate(b: Builder, node: NodeOf<'UpdateExpression'>): Value {
  const target = readTarget(b, node.argument);
  const before = target.value;
  const one = b.emit({ op: 'constant', value: 1 }, node);
  const result = b.emit({ op: 'binary', operator: '-', left: before, right: one }, node);
  target.write(result, node);
  return node.prefix ? result : before;
}

function lowerAssignment(b: Builder, node: NodeOf<'AssignmentExpression'>): Value {
  if (node.operator === '=') {
    if (node.left.type === 'MemberExpression') {
      const target = readTarget(b, node.left);
      const input = lowerExpression(b, node.right);
      target.write(input, node);
      return input;
    }
    const input = lowerExpression(b, node.right);
    assignTo(b, node.left, input);
    return input;
  }
  const target = readTarget(b, node.left);
  const operator = operatorOf(node.operator);
  const right = lowerExpression(b, node.right);
  const result =
    operator === '&&' || operator === '||' || operator === '??'
      ? b.emit({ op: 'logical', operator, left: target.value, right }, node)
      : b.emit({ op: 'binary', operator, left: target.value, right }, node);
  target.write(result, node);
  return result;
}
