import { bare, childrenOf, isFunction, propertyName } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import type { Block, CellName } from '../ir.ts';
import { nameOfCalled } from './compiled.ts';
import type { Folded } from './compiled.ts';
import { lowerPause } from './pause.ts';
import type { Builder, StateMachine } from './types.ts';

/** What is tried: the states from one to before another, and where control goes from there. */
interface Region {
  readonly from: string;
  readonly caught: string | undefined;
  readonly last: string | undefined;
}

/** The states of one function while they are lowered. */
interface States {
  readonly b: Builder;
  /** Its parameter that knows the state. */
  readonly context: CellName;
  /** What came back from where the function has paused, or was caught. */
  readonly sent: CellName;
  readonly labels: readonly string[];
  readonly blocks: ReadonlyMap<string, Block>;
  /** In front of the states of a `finally`: where those come from that have thrown nothing. */
  readonly came: ReadonlyMap<string, Block>;
  readonly regions: readonly Region[];
  readonly after: Block;
  /** The state that is lowered. */
  at: number;
  /** The state that regenerator has said will be next. */
  next: string | undefined;
  /** The end of what was tried, in front of the `finally` that is lowered. */
  tried: Block | undefined;
}

/**
 * `switch (_a.label) { case 0: …; return [4, x]; case 1: y = _a.sent(); … }`: the control flow and the pauses that stood in the source, read
 * back out of the states that TypeScript (`__generator` of `tslib`) and regenerator (`wrap`, also in the short names of Babel 7.27) keep.
 */
export function lowerStates(b: Builder, { call, inner }: Folded): void {
  const [parameter] = inner.params;
  if (inner.body?.type !== 'BlockStatement') return;
  if (parameter?.type !== 'Identifier') return b.lower.statements(b, inner.body.body);
  const context = b.variableAt(parameter);
  b.write(context, b.emit(nameOfCalled(call.callee) === '__generator' ? { op: 'constant', value: undefined } : { op: 'object', entries: [] }, parameter), parameter);
  const node = switchIn(inner.body.body, parameter.name);
  const tries = [...listsOf(call.arguments[3]), ...(node === undefined ? [] : pushedIn(node))];
  if (tries.length > MAX_TRIES) return b.lower.statements(b, inner.body.body);
  const labels = node?.cases.map(({ test }) => labelOf(test)) ?? [];
  const blocks = new Map(labels.map((label) => [label, b.newBlock()]));
  const sent: CellName = typeof context === 'string' ? context : { ...context };
  const regions = tries.map(regionOf);
  const came = new Map(regions.flatMap(({ last }) => (last !== undefined && blocks.has(last) ? [[last, b.newBlock()] as const] : [])));
  const states: States = { b, context, sent, labels, blocks, came, regions, after: b.newBlock(), at: 0, next: undefined, tried: undefined };
  const outer = b.machine;
  b.machine = machineOf(states);
  if (node === undefined) b.lower.statements(b, inner.body.body);
  else lowerCases(states, node);
  b.machine = outer;
  for (const block of blocks.values()) b.seal(block);
  b.jump(states.after);
  b.seal(states.after);
  if (states.after.preds.length > 0) b.current = states.after;
}

/** What tries more often is lowered as it stands. */
const MAX_TRIES = 64;

function lowerCases(states: States, node: NodeOf<'SwitchStatement'>): void {
  const { b, blocks, labels, regions, sent, after } = states;
  const outer = b.handler;
  const again = returnedTo(node, labels);
  b.lower.hoist(b, node.cases.flatMap((each) => each.consequent));
  const jump = {
    label: undefined,
    get onBreak() {
      return states.came.get(states.next ?? '') ?? blocks.get(states.next ?? '') ?? after;
    },
    onContinue: undefined,
  };
  b.jumps.push(jump);
  node.cases.forEach((each, index) => {
    const label = labels[index] ?? '';
    const block = blocks.get(label);
    if (block === undefined) return;
    const came = states.came.get(label);
    if (came !== undefined) gather(states, came);
    if (came === undefined || came.preds.length > 0) b.jump(block, block);
    else b.current = block;
    if (!again.has(label)) b.seal(block);
    states.at = index;
    const handler = handlerAt(states, label);
    b.handler = handler ?? outer;
    if (handler !== undefined && regions.some(({ from }) => from === label)) tie(block, handler);
    if (regions.some(({ caught, last }) => caught === label || (caught === undefined && last === label))) b.write(sent, b.emit({ op: 'caught' }, each), each);
    for (const statement of each.consequent) b.lower.statement(b, statement, undefined);
  });
  b.jumps.pop();
  b.handler = outer;
}

/** The end of what was tried: all ways on which nothing was thrown. */
function gather(states: States, came: Block): void {
  const { b } = states;
  b.jump(came, came);
  b.seal(came);
  states.tried = came.preds.length > 0 ? came : undefined;
}

function tie(from: Block, to: Block): void {
  from.succs.push(to);
  to.preds.push(from);
}

/** The states to which control comes back from a later one, or from themselves: there are loops. */
function returnedTo({ cases }: NodeOf<'SwitchStatement'>, labels: readonly string[]): ReadonlySet<string> {
  const places = new Map(labels.map((label, index) => [label, index]));
  const found = new Set<string>();
  cases.forEach(({ consequent }, index) => {
    for (const at of insideOf(consequent)) {
      const said = at.type === 'ArrayExpression' ? at.elements[1] : at.type === 'AssignmentExpression' ? at.right : at.type === 'CallExpression' ? at.arguments.at(-1) : undefined;
      const label = labelOf(said);
      const to = places.get(label);
      if (label !== '' && to !== undefined && to <= index) found.add(label);
    }
  });
  return found;
}

/** The innermost region around a state says what takes over when it throws; states are numbered in the order of the text. */
function handlerAt({ regions, blocks }: States, label: string): Block | undefined {
  const at = Number(label);
  let found: { readonly from: number; readonly to: string } | undefined;
  for (const { from, caught, last } of regions) {
    const to = at < Number(caught) ? caught : at < Number(last) ? last : undefined;
    if (to !== undefined && at >= Number(from) && (found === undefined || Number(from) >= found.from)) found = { from: Number(from), to };
  }
  return found === undefined ? undefined : blocks.get(found.to);
}

/** `_context.prev = 1`: from here on, something is tried. */
function enterTry(states: States, label: string): void {
  const { b, regions } = states;
  const handler = regions.some(({ from }) => from === label) ? handlerAt(states, label) : undefined;
  if (handler === undefined || b.handler === handler || b.current.preds.length === 0 && b.current !== b.procedure.blocks[0]) return;
  const tried = b.newBlock();
  tie(b.current, handler);
  b.jump(tried, tried);
  b.seal(tried);
  b.handler = handler;
}

/** What the words of a machine stand for. */
function machineOf(states: States): StateMachine {
  return {
    statement(_, node) {
      if (node.type === 'ReturnStatement') return lowerLeaving(states, node);
      const said = node.type === 'ExpressionStatement' ? setsState(states, bare(node.expression)) : undefined;
      if (said === undefined) return false;
      states.next = said;
      return true;
    },
    expression: (b, node) => (isSent(states, node) ? b.read(states.sent, node) : undefined),
  };
}

/** `return [3, 5]`, `return _context.abrupt('return', x)`, `return _context.a(2, x)`; with regenerator, what is returned otherwise is waited for. */
function lowerLeaving(states: States, node: NodeOf<'ReturnStatement'>): boolean {
  const { b } = states;
  const given = node.argument ? bare(node.argument) : undefined;
  if (given?.type === 'ArrayExpression') return leaveByList(states, given);
  if (given?.type !== 'CallExpression' || !isOnContext(states, given.callee)) return states.next === undefined ? false : pause(states, given, states.next);
  const [word, value, third] = given.arguments;
  const name = propertyName(bare(given.callee)) ?? '';
  const said = name === 'abrupt' || name === 'a' ? wordOf(word) : name;
  if (said === 'break') goTo(states, labelOf(value));
  else if (said === 'delegateYield') pause(states, word, labelOf(third));
  else if (said === 'd') pause(states, word, labelOf(value));
  else if (said === 'finish' || said === 'f') leaveFinally(states);
  else b.exit('return', said === 'return' && value !== undefined ? b.lower.expression(b, value) : undefined);
  return true;
}

/** Who comes out of the end of `finally` has come to the end of what was tried. */
function leaveFinally(states: States): void {
  const { b, tried, labels, at } = states;
  if (tried !== undefined && b.current.preds.length > 0) {
    const next = b.newBlock();
    next.resumes = tried;
    b.jump(next, next);
    b.seal(next);
  }
  goTo(states, labels[at + 1] ?? '');
}

/** What `abrupt('return', …)` and `a(2, …)` say. */
function wordOf(word: Node | undefined): string {
  const said = labelOf(word);
  return said === '2' ? 'return' : said === '3' || said === 'continue' ? 'break' : said;
}

/** `return [4, x]`: the first number is what `__generator` of `tslib` is told to do. Jumps pass by `finally`, so only what was thrown comes to its end. */
function leaveByList(states: States, node: NodeOf<'ArrayExpression'>): boolean {
  const { b, labels, at } = states;
  const [word, value] = node.elements;
  const next = labels[at + 1] ?? '';
  switch (labelOf(word)) {
    case '2':
      b.exit('return', value ? b.lower.expression(b, value) : undefined);
      return true;
    case '3':
      goTo(states, labelOf(value));
      return true;
    case '4':
    case '5':
      return pause(states, value ?? undefined, next);
    case '7':
      b.exit('throw', b.read(states.sent, node));
      return true;
    default:
      return false;
  }
}

function pause(states: States, given: Node | undefined, next: string): true {
  const { b, sent } = states;
  const input = given === undefined ? b.emit({ op: 'constant', value: undefined }, b.procedure.node) : b.lower.expression(b, given);
  const back = lowerPause(b, input, given ?? b.procedure.node);
  b.write(sent, back, back.node);
  goTo(states, next);
  return true;
}

function goTo({ b, came, blocks, after }: States, label: string): void {
  b.jump(came.get(label) ?? blocks.get(label) ?? after);
}

/** `_context.next = 5`, `_context.n = 5`, `_a.label = 5`, `_context.prev = 1`, `_a.trys.push(…)`: nothing of the source; gives the state that is said to be next. */
function setsState(states: States, node: Node): string | undefined {
  if (node.type === 'CallExpression') return isOnContext(states, node.callee) && propertyName(bare(node.callee)) === 'push' ? states.next : undefined;
  if (node.type !== 'AssignmentExpression' || !isOnContext(states, node.left)) return undefined;
  const name = propertyName(node.left);
  if (name === 'next' || name === 'n') return labelOf(node.right);
  if (name === 'prev' || name === 'p') enterTry(states, labelOf(node.right));
  return name === 'label' || name === 'prev' || name === 'p' ? (states.next ?? '') : undefined;
}

/** `_a.sent()`, `_context.sent`, `_context.v`, `_context['catch'](0)` */
function isSent(states: States, node: Node): boolean {
  const called = node.type === 'CallExpression' ? bare(node.callee) : node;
  if (called.type !== 'MemberExpression' || !isOnContext(states, called)) return false;
  const name = propertyName(called);
  return node.type === 'CallExpression' ? name === 'sent' || name === 'catch' : name === 'sent' || name === 'v';
}

/** True for a member of what knows the state, or of one of its members. */
function isOnContext(states: States, member: Node): boolean {
  const node = bare(member);
  if (node.type !== 'MemberExpression') return false;
  const object = bare(node.object);
  if (object.type === 'MemberExpression' && propertyName(object) === 'trys') return isOnContext(states, object);
  return object.type === 'Identifier' && states.b.variableAt(object) === states.context;
}

/** The `switch` over the states: alone, or in the loop that regenerator puts around it. */
function switchIn(statements: readonly Node[], context: string): NodeOf<'SwitchStatement'> | undefined {
  for (const each of statements) {
    const node = each.type === 'WhileStatement' || each.type === 'ForStatement' ? each.body : each;
    const [first] = node.type === 'BlockStatement' ? node.body : [node];
    if (first?.type === 'SwitchStatement' && isStateOf(first.discriminant, context)) return first;
  }
  return undefined;
}

/** `_a.label`, `_context.prev = _context.next`, `_context.n` */
function isStateOf(discriminant: Node, context: string): boolean {
  const node = bare(discriminant);
  const read = node.type === 'AssignmentExpression' ? bare(node.right) : node;
  return read.type === 'MemberExpression' && read.object.type === 'Identifier' && read.object.name === context;
}

/** The lists of `_a.trys.push([1, 3, , 4])`. */
function pushedIn(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (const at of insideOf([node])) {
    const [list] = at.type === 'CallExpression' ? at.arguments : [];
    if (at.type === 'CallExpression' && at.callee.type === 'MemberExpression' && propertyName(at.callee) === 'push' && propertyName(at.callee.object) === 'trys' && list !== undefined) found.push(list);
  }
  return found;
}

/** All nodes of some statements that are not inside of other functions. */
function* insideOf(nodes: readonly Node[]): Generator<Node> {
  const open = [...nodes];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (isFunction(at)) continue;
    yield at;
    open.push(...childrenOf(at));
  }
}

function listsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'ArrayExpression' ? node.elements.filter((each): each is Exclude<typeof each, null> => each !== null) : [];
}

function regionOf(node: Node): Region {
  const [from, caught, last] = node.type === 'ArrayExpression' ? node.elements.map((each) => (each === null || labelOf(each) === '' ? undefined : labelOf(each))) : [];
  return { from: from ?? '', caught, last };
}

/** The name of a state, as it stands in the text. */
function labelOf(node: Node | null | undefined): string {
  const value = node ? bare(node) : undefined;
  return value?.type === 'Literal' && (typeof value.value === 'number' || typeof value.value === 'string') ? String(value.value) : '';
}
