import { clearedWithout } from './characters.ts';
import { relate } from './derivation.ts';
import type { Relation } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import type { Guard } from './dominators.ts';
import { isOwnKey } from './key-origin.ts';
import type { Block, Procedure, Value, ValueOf } from './ir.ts';
import { ALL_KINDS, KEY, kinds } from './model.ts';
import { ALL_PATHS, beginsNotWith, beginsWith, isAbsolute, withoutDots } from './path-state.ts';
import type { Kinds } from './model.ts';
import type { Referents } from './referents.ts';
import { testedBy } from './pattern-facts.ts';
import { fixesHost, leadingText } from './text-shape.ts';

/** What the checks in front of a place say of a value. */
export interface Checked {
  /** The kinds for which the value is harmless there. */
  readonly clears: Kinds;
  /** True when something looked at the value in a way that is not understood. */
  readonly isDoubtful: boolean;
}

/** Answers which checks stand between a value and its use. */
export interface Guards {
  /** What is known of `value` where `block` runs; `order` is the place of the use inside the procedure. */
  at(value: Value, block: Block, state: PathState): Checked;
  /** What a procedure that returns normally, or returns true or false, has checked of a parameter. */
  summary(procedure: Procedure, parameter: number, outcome: Outcome): Kinds;
}

export type Outcome = 'normal' | 'true' | 'false';

/** Whether something the program chose stands before the value. */
export interface PathState {
  readonly isRooted: boolean;
}

const NOTHING: Checked = { clears: 0, isDoubtful: false };
const DOUBT: Checked = { clears: 0, isDoubtful: true };
const MAX_DEPTH = 3;
const MAX_NESTING = 6;

/**
 * Checks are conditions on dominating edges, on the value itself, on what it was made of and on what was made of it.
 * Predicates of the program's own are judged by a summary of their returns (guard summaries).
 */
export function createGuards(referents: Referents): Guards {
  const summaries = new Map<Procedure, Map<string, Kinds>>();
  const cached = new Map<Block, Map<Value, Map<boolean, Checked>>>();

  const summary = (procedure: Procedure, parameter: number, outcome: Outcome): Kinds => {
    let own = summaries.get(procedure);
    if (own === undefined) summaries.set(procedure, (own = new Map()));
    const key = `${parameter} ${outcome}`;
    const known = own.get(key);
    if (known !== undefined) return known;
    own.set(key, 0);
    const value = summarise(procedure, parameter, outcome, judge);
    own.set(key, value);
    return value;
  };
  const judge: Judge = { referents, summary };
  return {
    at(value, block, state) {
      let byValue = cached.get(block);
      if (byValue === undefined) cached.set(block, (byValue = new Map()));
      let byState = byValue.get(value);
      if (byState === undefined) byValue.set(value, (byState = new Map()));
      const known = byState.get(state.isRooted);
      if (known !== undefined) return known;
      const own = checkedAt(value, block, { judge, state });
      const byKey = value.op === 'load' && typeof value.key !== 'string' ? checkedAt(value.key, block, { judge, state }).clears & kinds('key') : 0;
      const checked = byKey === 0 ? own : { ...own, clears: own.clears | byKey };
      byState.set(state.isRooted, checked);
      return checked;
    },
    summary,
  };
}

interface Judge {
  readonly referents: Referents;
  readonly summary: Guards['summary'];
}

interface Question {
  readonly judge: Judge;
  readonly state: PathState;
}

function checkedAt(value: Value, block: Block, question: Question): Checked {
  let all = NOTHING;
  for (const guard of controlFlowOf(value.procedure).guardsOf(block)) {
    all = either(all, evaluate(guard, value, { ...question, depth: 0 }));
    if (all.clears === ALL_KINDS) return all;
  }
  return either(all, validated(value, block, question));
}

/** `assertSafe(value);` in front of the use: a call that returns normally only for what is harmless. */
function validated(value: Value, block: Block, { judge }: Question): Checked {
  let clears = 0;
  for (const user of value.users) {
    if (user.op !== 'call' || user.block === block || user.callee === value) continue;
    if (!controlFlowOf(value.procedure).dominates(user.block, block)) continue;
    const position = user.args.findIndex((each) => each.value === value);
    const [callee, ...others] = position < 0 ? [] : judge.referents.calleesOf(user);
    if (callee !== undefined && others.length === 0 && callee.exits.some((exit) => exit.kind === 'throw')) clears |= judge.summary(callee, position, 'normal');
  }
  return { clears, isDoubtful: false };
}

interface Deep extends Question {
  readonly depth: number;
}

/** What a condition that holds, or does not, says of a value. */
function evaluate(guard: Guard, value: Value, q: Deep): Checked {
  if (q.depth > MAX_NESTING) return NOTHING;
  if ('anyOf' in guard) return guard.anyOf.map((way) => way.reduce((sum, each) => either(sum, evaluate(each, value, { ...q, depth: q.depth + 1 })), NOTHING)).reduce(both);
  const { condition, holds } = guard;
  const deeper = { ...q, depth: q.depth + 1 };
  switch (condition.op) {
    case 'unary':
      return condition.operator === '!' ? evaluate({ condition: condition.input, holds: !holds }, value, deeper) : NOTHING;
    case 'logical': {
      if (condition.operator === '??') return NOTHING;
      const left = evaluate({ condition: condition.left, holds }, value, deeper);
      const right = evaluate({ condition: condition.right, holds }, value, deeper);
      return (condition.operator === '&&') === holds ? either(left, right) : both(left, right);
    }
    case 'binary':
      return evaluateBinary(condition, holds, { value, q: deeper });
    case 'call':
      return evaluateCall(condition, holds, { value, q: deeper });
    case 'await':
      return evaluate({ condition: condition.input, holds }, value, deeper);
    case 'load':
      return evaluateLoad(condition, holds, value);
    case 'phi':
      return evaluatePhi(condition, holds, { value, q: deeper });
    default:
      return NOTHING;
  }
}

/** `if (allowed[x])` asks a table; `if (x.nodeType)` holds for objects only. */
function evaluateLoad(condition: ValueOf<'load'>, holds: boolean, value: Value): Checked {
  if (!holds) return NOTHING;
  if (typeof condition.key === 'string') return isLength(condition) || !isAbout(condition.base, value) ? NOTHING : { clears: kinds('html'), isDoubtful: false };
  return isAbout(condition.key, value) && !isAbout(condition.base, value) ? { clears: ALL_KINDS & ~kinds('key'), isDoubtful: false } : NOTHING;
}

/** `let ok = false; if (test(x)) ok = true; if (ok) …`: the inputs that may be as asked all have to say so. */
function evaluatePhi(condition: Extract<Value, { op: 'phi' }>, holds: boolean, { value, q }: { readonly value: Value; readonly q: Deep }): Checked {
  let all: Checked | undefined;
  if (q.depth > 2 || !condition.inputs.some((input) => input.op === 'constant')) return NOTHING;
  condition.inputs.forEach((input, index) => {
    if (input.op === 'constant' && Boolean(input.value) !== holds) return;
    const from = condition.from[index];
    const direct = input.op === 'constant' ? NOTHING : evaluate({ condition: input, holds }, value, q);
    const before = from === undefined ? NOTHING : controlFlowOf(value.procedure).guardsOf(from).reduce((sum, guard) => either(sum, evaluate(guard, value, q)), NOTHING);
    const one = either(direct, before);
    all = all === undefined ? one : both(all, one);
  });
  return all ?? NOTHING;
}

interface About {
  readonly value: Value;
  readonly q: Deep;
}

function evaluateBinary(condition: Extract<Value, { op: 'binary' }>, holds: boolean, about: About): Checked {
  const { operator, left, right } = condition;
  if (operator === 'instanceof') return holds && isAbout(left, about.value) ? { clears: kinds('key', 'html'), isDoubtful: false } : NOTHING;
  if (operator === 'in') return isAbout(left, about.value) && holds ? { clears: ALL_KINDS & ~kinds('key'), isDoubtful: false } : NOTHING;
  if (/^[!=]==?$/.test(operator)) {
    const equal = operator.startsWith('=') === holds;
    return either(evaluateEqual(left, right, { equal, ...about }), evaluateEqual(right, left, { equal, ...about }));
  }
  if (/^[<>]=?$/.test(operator)) return evaluateOrder(condition, holds, about);
  return NOTHING;
}

function evaluateEqual(tested: Value, other: Value, { equal, value, q }: About & { readonly equal: boolean }): Checked {
  if (tested.op === 'unary' && tested.operator === 'typeof' && other.op === 'constant' && other.value === 'undefined') return evaluate({ condition: tested.input, holds: !equal }, value, q);
  if (tested.op === 'unary' && tested.operator === 'typeof' && isAbout(tested.input, value) && other.op === 'constant') return evaluateTypeof(String(other.value), equal, relate(tested.input, value));
  if (other.op === 'constant' && other.value === undefined) return evaluate({ condition: tested, holds: !equal }, value, q);
  const constant = q.judge.referents.constantOf(other);
  const index = positionTest(tested, constant, equal);
  if (index?.isBeginning === true) return beginsAt(index.call, equal, { value, q });
  if (index !== undefined) return evaluateCall(index.call, index.holds, { value, q });
  if (typeof constant === 'boolean') return evaluate({ condition: tested, holds: constant === equal }, value, q);
  const first = firstCharacters(tested, value);
  if (first !== undefined) return beginning(typeof constant === 'string' ? constant : undefined, { holds: equal, tested: first });
  const relation = relate(tested, value);
  if (relation === undefined || isLength(tested)) return NOTHING;
  if (constant === undefined) return other.op === 'constant' || relate(other, value) !== undefined ? NOTHING : DOUBT;
  if (constant === '' || relation === 'derived') return partTest(tested, constant, { equal, value, q });
  if (equal) return { clears: ALL_KINDS, isDoubtful: false };
  return { clears: keyRefused(String(constant)), isDoubtful: false };
}

/** `x.indexOf(root) === 0` */
function beginsAt(call: Call, holds: boolean, { value, q }: About): Checked {
  const argument = call.args[0]?.value;
  if (call.receiver === undefined || argument === undefined || !isAbout(call.receiver, value)) return NOTHING;
  return beginning(leadingText(argument, q.judge.referents), { holds, tested: call.receiver });
}

/** `x[0]`, `x.charAt(0)`, `x.slice(0, n)`, `x.substring(0, n)`: the text whose beginning is compared. */
function firstCharacters(tested: Value, value: Value): Value | undefined {
  if (tested.op === 'load' && tested.key === '0' && isAbout(tested.base, value)) return tested.base;
  if (tested.op !== 'call' || tested.callee.op !== 'load' || tested.receiver === undefined || !isAbout(tested.receiver, value)) return undefined;
  const [from] = tested.args;
  const isFromStart = from?.value.op === 'constant' && from.value.value === 0;
  return isFromStart && (tested.callee.key === 'charAt' || tested.callee.key === 'slice' || tested.callee.key === 'substring' || tested.callee.key === 'substr') ? tested.receiver : undefined;
}

/** What refusing a key takes away: `__proto__` leads to the prototype at once, `constructor` and `prototype` in two steps. */
function keyRefused(text: string): Kinds {
  return text === '__proto__' ? KEY.direct : text === 'constructor' || text === 'prototype' ? KEY.constructed : 0;
}

/** `x[0] === '/'`, `x.slice(0, n) === root`, `path.basename(x) === x`. */
function partTest(tested: Value, constant: string | number | boolean, { equal, value, q }: About & { readonly equal: boolean }): Checked {
  if (!equal || tested.op !== 'call' || typeof constant !== 'string' || constant === '') return NOTHING;
  void q;
  const name = tested.callee.op === 'load' ? tested.callee.key : undefined;
  if (name !== 'slice' && name !== 'substring' && name !== 'substr') return { clears: name === 'toLowerCase' || name === 'trim' || name === 'toUpperCase' ? ALL_KINDS : 0, isDoubtful: true };
  return beginning(constant, { holds: true, tested: value });
}

function evaluateTypeof(type: string, equal: boolean, relation: Relation | undefined): Checked {
  if (type === 'number' || type === 'boolean' || type === 'bigint') return { clears: equal && relation !== undefined ? ALL_KINDS : 0, isDoubtful: false };
  if (type === 'string') return { clears: equal ? kinds('nosql') : ALL_KINDS & ~kinds('nosql', 'key'), isDoubtful: false };
  if (type === 'object') return { clears: equal ? KEY.constructed : kinds('nosql') | KEY.direct, isDoubtful: false };
  if (type === 'function') return { clears: equal ? KEY.direct : 0, isDoubtful: false };
  return NOTHING;
}

/** `x.indexOf(y) === -1`, `!== -1`, `=== 0`: the same as `includes` and `startsWith`. */
function positionTest(tested: Value, constant: string | number | boolean | undefined, equal: boolean): { readonly call: Call; readonly holds: boolean; readonly isBeginning?: boolean } | undefined {
  if (tested.op !== 'call' || tested.callee.op !== 'load' || typeof constant !== 'number') return undefined;
  if (tested.callee.key !== 'indexOf' && tested.callee.key !== 'lastIndexOf' && tested.callee.key !== 'search') return undefined;
  if (constant === 0) return tested.callee.key === 'indexOf' ? { call: tested, holds: equal, isBeginning: true } : undefined;
  return constant < 0 ? { call: tested, holds: !equal } : undefined;
}

type Call = Extract<Value, { op: 'call' }>;

function evaluateOrder({ operator, left, right }: Extract<Value, { op: 'binary' }>, holds: boolean, about: About): Checked {
  const [tested, bound, direction] = right.op === 'constant' ? [left, right, operator] : [right, left, operator.startsWith('<') ? operator.replace('<', '>') : operator.replace('>', '<')];
  if (isLength(tested)) return tested.op === 'load' && isAbout(tested.base, about.value) && direction.startsWith('<') === holds ? { clears: kinds('regex-input', 'size'), isDoubtful: false } : NOTHING;
  const constant = about.q.judge.referents.constantOf(bound);
  if (tested.op === 'call' && typeof constant === 'number') {
    const found = (direction === '>' && constant < 0) || (direction === '>=' && constant >= 0) || (direction === '<' && constant > 0);
    return evaluateCall(tested, found === holds, about);
  }
  return isAbout(tested, about.value) && direction.startsWith('<') === holds ? { clears: kinds('size'), isDoubtful: true } : NOTHING;
}

function isLength(value: Value): boolean {
  return value.op === 'load' && (value.key === 'length' || value.key === 'size' || value.key === 'byteLength');
}

function evaluateCall(call: Call, holds: boolean, about: About): Checked {
  const { value, q } = about;
  const name = call.callee.op === 'load' && typeof call.callee.key === 'string' ? call.callee.key : '';
  const { receiver } = call;
  const argument = call.args[0]?.value;
  if (receiver !== undefined && argument !== undefined) {
    if (relate(receiver, value) !== undefined) return onText(name, call, { holds, receiver, argument, ...about });
    if (isAbout(argument, value)) {
      const known = membership(name, holds, receiver, about) ?? patternTest(name, receiver, { holds, ...about });
      if (known !== undefined) return known;
    }
  }
  const second = call.args[1]?.value;
  if (holds && /plain_?object/i.test(calledName(call))) return { clears: kinds('key'), isDoubtful: true };
  if (/^(?:hasOwn|has|own|call|hasOwnProperty)$/.test(name === '' ? calledName(call) : name) && second !== undefined && holds && isAbout(second, value)) return { clears: argument !== undefined && isOwnKey(value, argument, q.judge.referents) ? ALL_KINDS & ~kinds('key') : ALL_KINDS, isDoubtful: false };
  if (name === 'isAbsolute' && argument !== undefined && isAbout(argument, value)) return { clears: isAbsolute(holds), isDoubtful: false };
  return either(byRow(call, holds, about), byPredicate(call, holds, { value, q }));
}

interface OnText extends About {
  readonly holds: boolean;
  readonly receiver: Value;
  readonly argument: Value;
}

/** A test that the value's own text is asked: `includes`, `startsWith`, `match`. */
function onText(name: string, call: Call, { holds, argument, value, q }: OnText): Checked {
  const text = q.judge.referents.constantOf(argument);
  switch (name) {
    case 'includes':
    case 'indexOf':
    case 'lastIndexOf':
      if (holds || typeof text !== 'string') return call.args.length > 0 && isAbout(argument, value) ? NOTHING : DOUBT;
      if (text === '..' || text === '../' || text === '/..') return { clears: withoutDots(q.state.isRooted), isDoubtful: false };
      if (text === '.') return { clears: ALL_PATHS, isDoubtful: false };
      return { clears: clearedWithout((character) => text === character) | keyRefused(text), isDoubtful: true };
    case 'startsWith':
      return beginning(leadingText(argument, q.judge.referents), { holds, tested: call.receiver ?? value });
    case 'match':
    case 'search':
      return pattern(argument, holds, q) ?? DOUBT;
    case 'endsWith':
      return DOUBT;
    case 'hasOwnProperty':
      return NOTHING;
    default:
      return NOTHING;
  }
}

/** The value, or something made of it, begins or does not begin with a text; `undefined` when the text is not constant. */
function beginning(text: string | undefined, { holds, tested }: { readonly holds: boolean; readonly tested: Value }): Checked {
  if (isRelativeTo(tested)) return { clears: !holds && (text === undefined || text.startsWith('..')) ? ALL_PATHS : 0, isDoubtful: true };
  if (!holds) return { clears: (text === undefined ? 0 : beginsNotWith(text)) | (text !== undefined && /^javascript:/i.test(text) ? kinds('html') : 0), isDoubtful: true };
  const host = text !== undefined && fixesHost(text) ? kinds('url', 'redirect', 'html') : 0;
  return { clears: host | beginsWith(text) | (text !== undefined && /^https?:/.test(text) ? kinds('html') : 0), isDoubtful: true };
}

/** `path.relative(root, x)`: it begins with `..` when `x` lies outside. */
function isRelativeTo(value: Value): boolean {
  return value.op === 'call' && ((value.callee.op === 'load' && value.callee.key === 'relative') || (value.receiver !== undefined && isRelativeTo(value.receiver)) || (value.callee.op === 'load' && value.callee.key === 'normalize' && value.args[0] !== undefined && isRelativeTo(value.args[0].value)));
}

const MEMBERSHIP: ReadonlySet<string> = new Set(['includes', 'has', 'contains', 'indexOf', 'hasOwn', 'hasOwnProperty', 'some', 'find', 'get', 'exists']);

/** The value is asked for in a collection: what is in it was chosen by the program. */
function membership(name: string, holds: boolean, receiver: Value, { value, q }: About): Checked | undefined {
  if (!MEMBERSHIP.has(name) || relate(receiver, value) !== undefined) return undefined;
  if (holds) return { clears: isOwnKey(value, receiver, q.judge.referents) ? ALL_KINDS & ~kinds('key') : ALL_KINDS, isDoubtful: false };
  const refused = listedTexts(receiver, q);
  return refused.length > 0 ? { clears: refused.reduce((set, each) => set | keyRefused(each), 0), isDoubtful: true } : DOUBT;
}

/** The texts in a list or set that is written out. */
function listedTexts(collection: Value, { judge }: Deep): readonly string[] {
  return judge.referents.of(collection).flatMap((referent) => {
    if (referent.kind !== 'object') return [];
    const list = referent.value.op === 'call' ? referent.value.args[0]?.value : referent.value;
    if (list === undefined) return [];
    return judge.referents.of(list, ['Element']).flatMap((each) => (each.kind === 'constant' && typeof each.value === 'string' ? [each.value] : []));
  });
}

/** `/^[a-z]+$/.test(x)` */
function patternTest(name: string, receiver: Value, { holds, q }: About & { readonly holds: boolean }): Checked | undefined {
  return name === 'test' || name === 'exec' ? pattern(receiver, holds, q) : undefined;
}

function pattern(regexp: Value, holds: boolean, { judge, state }: Deep): Checked | undefined {
  const [only, ...others] = judge.referents.of(regexp);
  if (only?.kind !== 'regexp' || others.length > 0) return DOUBT;
  return { clears: testedBy(only, holds, state.isRooted), isDoubtful: true };
}

/** A guard that the rows name. */
function byRow(call: Call, holds: boolean, { value, q }: About): Checked {
  const { referents } = q.judge;
  let all = NOTHING;
  for (const place of referents.placesOf(call.callee))
    for (const row of referents.index.guardsOf(place)) {
      const tested = row.checked === 'Receiver' ? call.receiver : call.args[Number(/\d+/.exec(row.checked)?.[0] ?? -1)]?.value;
      if (tested !== undefined && isAbout(tested, value) && row.holds === holds) all = either(all, { clears: row.clears, isDoubtful: false });
    }
  return all;
}

/** A predicate of the program's own. */
function byPredicate(call: Call, holds: boolean, { value, q }: About): Checked {
  const position = call.args.findIndex((each) => relate(each.value, value) !== undefined);
  if (position < 0 || q.depth > MAX_DEPTH) return NOTHING;
  if (holds && call.args[position]?.value !== undefined && VETTING.test(calledName(call))) return { clears: ALL_KINDS, isDoubtful: true };
  const callees = q.judge.referents.calleesOf(call);
  if (callees.length === 0) return { clears: 0, isDoubtful: true };
  const clears = callees.reduce((set, callee) => set & q.judge.summary(callee, position, holds ? 'true' : 'false'), ALL_KINDS);
  return { clears, isDoubtful: true };
}

/** A predicate whose name says that it vets: what it lets through is taken to be meant. Never sure. */
const VETTING = /(?<!un|in)(?:safe|whitelist|allowlist|valid|allow|authori[sz]ed)|^is(?:DOM|HTML)?(?:Element|Node)$/i;

function calledName({ callee }: Call): string {
  if (callee.op === 'load') return typeof callee.key === 'string' ? callee.key : '';
  if (callee.op === 'function') return callee.callee.name;
  return callee.op === 'cell' ? (typeof callee.cell === 'string' ? callee.cell : callee.cell.name) : callee.op === 'import' ? callee.name : callee.node.type === 'Identifier' ? callee.node.name : '';
}

/** The kinds that every way out of a procedure with the given outcome has checked. */
function summarise(procedure: Procedure, index: number, outcome: Outcome, judge: Judge): Kinds {
  const parameter = procedure.parameters[index];
  if (parameter === undefined) return 0;
  const flow = controlFlowOf(procedure);
  let all: Kinds | undefined;
  for (const exit of procedure.exits) {
    if (exit.kind !== 'return' || !flow.isReachable(exit.block)) continue;
    const direct = exit.value === undefined ? outcomeOf(undefined, outcome) : outcomeOf(exit.value, outcome);
    if (direct === 'never') continue;
    const question: Deep = { judge, state: { isRooted: false }, depth: 1 };
    const dominated = flow.guardsOf(exit.block).reduce((sum, guard) => sum | evaluate(guard, parameter, question).clears, 0);
    const own = direct === 'asks' && exit.value !== undefined ? evaluate({ condition: exit.value, holds: outcome === 'true' }, parameter, question).clears : 0;
    all = (all ?? ALL_KINDS) & (dominated | own);
  }
  return all ?? 0;
}

function outcomeOf(value: Value | undefined, outcome: Outcome): 'always' | 'never' | 'asks' {
  if (outcome === 'normal') return 'always';
  if (value === undefined) return outcome === 'false' ? 'always' : 'never';
  if (value.op === 'constant') return Boolean(value.value) === (outcome === 'true') ? 'always' : 'never';
  return 'asks';
}

function isAbout(tested: Value, value: Value): boolean {
  return relate(tested, value) !== undefined;
}

function either(a: Checked, b: Checked): Checked {
  if (a === NOTHING) return b;
  if (b === NOTHING) return a;
  return { clears: a.clears | b.clears, isDoubtful: a.isDoubtful || b.isDoubtful };
}

function both(a: Checked, b: Checked): Checked {
  return { clears: a.clears & b.clears, isDoubtful: a.isDoubtful || b.isDoubtful };
}
