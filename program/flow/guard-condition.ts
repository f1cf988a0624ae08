import { unborrowed } from './borrowed-method.ts';
import { both, DOUBT, either, isAbout, isLength, notAwaited, NOTHING } from './checked.ts';
import type { About, Answer, Call, Checked, Deep } from './checked.ts';
import { clearedInForm } from './cleaned-form.ts';
import { relate } from './derivation.ts';
import type { Relation } from './derivation.ts';
import { waysThrough } from './endings.ts';
import { isFilledFromOutside } from './filled-lists.ts';
import type { Guard } from './guard.ts';
import { addressPart, isChosenOutside, partIs } from './guard-address.ts';
import { answering, whereFrom } from './guard-answer.ts';
import { charactersRefused } from './guard-characters.ts';
import { beginning, beginsAt, evaluateCall, equalsElement, isRelativeTo } from './guard-call.ts';
import { keyBegunWith, ofWholeKey } from './guard-key.ts';
import { staysOnHost } from './guard-local-address.ts';
import { isObjectPrototype, isPlainTable, prototypeCompared, tagTested } from './guard-object.ts';
import { roundsKept } from './guard-flag.ts';
import { cutOf } from './guard-part.ts';
import { isRootOf, isTakenForRoot } from './guard-path.ts';
import { asSeenIn } from './handed-over.ts';
import type { Value, ValueOf } from './ir.ts';
import { keyRefused } from './key-names.ts';
import { isOwnKey, variableOf } from './key-origin.ts';
import { ALL_KINDS, KEY, kinds } from './kinds.ts';
import { ALL_PATHS } from './path-state.ts';
import { promiseBehind } from './promise-chain.ts';
import { whollyCleared } from './text-place.ts';

const MAX_NESTING = 6;

/** What a condition that holds, or does not, says of a value; one that held for each character of a text says which those are. */
export function evaluate(guard: Guard, value: Value, q: Deep): Checked {
  const one = evaluateOne(guard, value, q);
  return 'anyOf' in guard || guard.isUniversal !== true ? one : either(one, charactersRefused(guard.condition, { value, q }));
}

/** A value that is itself false holds nothing. */
function evaluateOne(guard: Guard, value: Value, q: Deep): Checked {
  if (!('anyOf' in guard) && !guard.holds && relate(guard.condition, value) === 'same') return { clears: ALL_KINDS, isDoubtful: false };
  if (!('anyOf' in guard) && !guard.holds && guard.condition.op === 'call' && isRelativeTo(guard.condition) && guard.condition.callee.op === 'load' && guard.condition.callee.key === 'relative' && isAbout(guard.condition, value)) return { clears: ALL_PATHS, isDoubtful: true };
  if (q.depth > MAX_NESTING) return NOTHING;
  if ('anyOf' in guard) return waysThrough(guard, q.judge.referents).map((way) => way.reduce((sum, each) => either(sum, evaluate(each, value, { ...q, depth: q.depth + 1 })), NOTHING)).reduce<Checked | undefined>((all, way) => (all === undefined ? way : both(all, way)), undefined) ?? NOTHING;
  const { condition, holds } = guard;
  const inner: Deep = { ...notAwaited(q), depth: q.depth + 1, ...(guard.isUniversal === true ? { isUniversal: true } : {}) };
  const awaited: Deep = { ...inner, isAwaited: true };
  const deeper = q.isAwaited === true ? awaited : inner;
  switch (condition.op) {
    case 'unary':
      if (condition.operator === '~' && condition.input.op === 'call') return evaluateCall(condition.input, holds, { value, q: inner });
      return condition.operator === '!' ? evaluate({ condition: condition.input, holds: !holds }, value, inner) : NOTHING;
    case 'logical': {
      if (condition.operator === '??') return holds && condition.right.op === 'constant' && !condition.right.value ? evaluate({ condition: condition.left, holds }, value, deeper) : NOTHING;
      const left = evaluate({ condition: condition.left, holds }, value, deeper);
      const right = evaluate({ condition: condition.right, holds }, value, deeper);
      return (condition.operator === '&&') === holds ? either(left, right) : both(left, right);
    }
    case 'binary':
      return either(evaluateBinary(condition, holds, { value, q: inner }), staysOnHost(condition, holds, { value, q: inner }));
    case 'call':
      return (holds && relate(condition, value) === 'same' && !isMatch(condition)) || isPosition(condition) ? NOTHING : either(evaluateCall(condition, holds, { value, q: deeper }), staysOnHost(condition, holds, { value, q: inner }));
    case 'await':
      return evaluate({ condition: condition.input, holds }, value, awaited);
    case 'parameter':
    case 'cell': {
      const { root, isAwaited } = heldIn(condition, q);
      return root === condition ? NOTHING : evaluate({ condition: root, holds }, asSeenIn(root.procedure, value, q.judge.referents), isAwaited ? awaited : inner);
    }
    case 'load':
      return either(evaluateLoad(condition, holds, { value, q }), resultTested(condition, { holds }, { value, q: inner }));
    case 'phi':
      return evaluatePhi(condition, holds, { value, q: deeper });
    default:
      return NOTHING;
  }
}

/** `if (result.ok)`, `if (errors.length > 0)`: a property of what a function gave back, or of what was made here. */
function resultTested(tested: Value, known: Omit<Answer, 'path'>, about: About): Checked {
  const path: string[] = [];
  let at = tested;
  for (; at.op === 'load' && typeof at.key === 'string' && path.length < MAX_NESTING; at = at.base) path.unshift(at.key);
  const { root, isAwaited } = heldIn(at, about.q);
  if (!RESULTS.has(root.op) || (path.length === 0 && root.op !== 'call' && root.op !== 'await')) return NOTHING;
  const q: Deep = { ...about.q, depth: about.q.depth + 1, ...(isAwaited ? { isAwaited } : {}) };
  const found = answering(root, { path, ...known }, { value: asSeenIn(root.procedure, about.value, q.judge.referents), q, at: root === at ? tested.block : root.block });
  return found === 'never' ? NOTHING : found;
}

/** What a promise that is kept hands over, and what a variable holds that is written once, was answered elsewhere. */
function heldIn(value: Value, { judge }: Deep): { readonly root: Value; readonly isAwaited: boolean } {
  const promise = value.op === 'parameter' ? promiseBehind(value) : undefined;
  return { root: promise ?? (value.op === 'cell' && typeof value.cell !== 'string' ? variableOf(value, judge.referents) : value), isAwaited: promise !== undefined };
}

const RESULTS: ReadonlySet<Value['op']> = new Set(['call', 'await', 'object', 'array', 'phi']);

/** `null`, `undefined`: what `??` falls back to where there is nothing. */
function isNothing(value: Value): boolean {
  return value.op === 'constant' && (value.value === null || value.value === undefined);
}

function isSameConstant(one: Value, other: Value): boolean {
  return one.op === 'constant' && other.op === 'constant' && one.value === other.value;
}

/** `TABLE.get(x)`, `LIST.find(f)`, `TABLE[x]`, `PATTERN.exec(x)`: nothing comes of what is not there. */
function isLookup(value: Value): boolean {
  return value.op === 'load' ? typeof value.key !== 'string' : value.op === 'call' && (isMatch(value) || (value.callee.op === 'load' && (value.callee.key === 'get' || value.callee.key === 'find')));
}

/** `if (list.indexOf(x))` holds for what is not there as well. */
function isPosition({ callee }: Call): boolean {
  return callee.op === 'load' && (callee.key === 'indexOf' || callee.key === 'lastIndexOf' || callee.key === 'findIndex' || callee.key === 'search');
}

/** True for a property that texts do not have: what has one is an object. */
function isOfObjects(property: string): boolean {
  return !(property in String.prototype) && !/^\d+$/.test(property);
}

/** True for a value whose properties are put to use: what they hold is not tested. */
function isContainer({ users }: Value, tested: Value): boolean {
  return users.some((user) => user !== tested && user.op === 'load' && typeof user.key === 'string' && isOfObjects(user.key) && user.users.some((each) => each.op !== 'unary' && each.op !== 'binary'));
}

/** A list of keys is told from a text by this, and what it holds can be any key. No built-in prototype is an instance of `Object`. */
function isOfAnyText(type: Value): boolean {
  return type.op === 'cell' && type.cell === 'Array';
}

/** True for an object whose own keys are put to use: of what class it is says nothing of them. */
function isWalked({ users }: Value): boolean {
  return users.some((user) => user.op === 'enumerate' || (user.op === 'call' && user.callee.op === 'load' && /^(?:keys|entries|getOwnPropertyNames)$/.test(String(user.callee.key))));
}

/** True where a table is asked for the value and not for a part of it. */
function isAsked(key: Value, { value, q }: About): boolean {
  return isAbout(key, value) && cutOf(key, value, q.isUniversal === true) === undefined;
}

/** `if (allowed[x])` asks a table; `if (x.nodeType)` holds for objects only. A key that was read from the table is known to be there. */
function evaluateLoad(condition: ValueOf<'load'>, holds: boolean, { value, q }: About): Checked {
  if (!holds) return typeof condition.key !== 'string' && isAbout(condition.key, value) && isPlainTable(condition.base, q) ? { clears: kinds('key'), isDoubtful: false } : NOTHING;
  if (typeof condition.key === 'string') return !isOfObjects(condition.key) || relate(condition.base, value) !== 'same' || q.state.isBelow === true || isContainer(value, condition) ? NOTHING : { clears: kinds('html'), isDoubtful: false };
  if (!isAsked(condition.key, { value, q }) || isAbout(condition.base, value)) return NOTHING;
  if (isFilledFromOutside(condition.base, q.judge)) return isOwnKey(condition.key, condition.base, q.judge.referents) ? NOTHING : DOUBT;
  return { clears: ALL_KINDS & ~kinds('key'), isDoubtful: false };
}

/** `let ok = false; if (test(x)) ok = true; if (ok) …`: the inputs that may be as asked all have to say so. */
function evaluatePhi(condition: Extract<Value, { op: 'phi' }>, holds: boolean, { value, q }: { readonly value: Value; readonly q: Deep }): Checked {
  let all: Checked | undefined;
  const rounds = roundsKept(condition, holds);
  if (rounds !== undefined) return rounds.map((way) => way.reduce((sum, test) => either(sum, evaluate(test, value, q)), NOTHING)).reduce(both, { clears: ALL_KINDS, isDoubtful: false });
  if (q.depth > 2 || !condition.inputs.some((input) => input.op === 'constant')) return NOTHING;
  condition.inputs.forEach((input, index) => {
    if (input.op === 'constant' && Boolean(input.value) !== holds) return;
    const from = condition.from[index];
    const direct = input.op === 'constant' ? NOTHING : evaluate({ condition: input, holds }, value, q);
    const before = from === undefined ? NOTHING : whereFrom(from, condition.block, { value, q });
    const one = either(direct, before);
    all = all === undefined ? one : both(all, one);
  });
  return all ?? NOTHING;
}

function evaluateBinary(condition: Extract<Value, { op: 'binary' }>, holds: boolean, about: About): Checked {
  const { operator } = condition;
  const [left, right] = [condition.left, condition.right].map((side) => (side.op === 'call' ? unborrowed(side, about.q.judge.referents) : side)) as [Value, Value];
  if (operator === 'instanceof') return holds && relate(left, about.value) === 'same' && !isOfAnyText(right) && !isWalked(about.value) ? { clears: kinds('key', 'html'), isDoubtful: false } : NOTHING;
  if (operator === 'in' && !isAsked(left, about)) return NOTHING;
  if (operator === 'in' && holds && isFilledFromOutside(right, about.q.judge)) return DOUBT;
  if (operator === 'in') return holds ? { clears: ALL_KINDS & ~kinds('key'), isDoubtful: false } : { clears: isObjectPrototype(right) || isPlainTable(right, about.q) ? kinds('key') : 0, isDoubtful: false };
  if (/^[!=]==?$/.test(operator)) {
    const equal = operator.startsWith('=') === holds;
    return either(evaluateEqual(left, right, { equal, ...about }), evaluateEqual(right, left, { equal, ...about }));
  }
  if (/^[<>]=?$/.test(operator)) return evaluateOrder({ operator, left, right }, holds, about);
  return NOTHING;
}

function evaluateEqual(tested: Value, other: Value, { equal, value, q }: About & { readonly equal: boolean }): Checked {
  if (tested.op === 'unary' && tested.operator === 'typeof' && other.op === 'constant' && other.value === 'undefined') return evaluate({ condition: tested.input, holds: !equal }, value, q);
  if (tested.op === 'unary' && tested.operator === 'typeof' && isAsked(tested.input, { value, q }) && other.op === 'constant') return evaluateTypeof(String(other.value), equal, relate(tested.input, value));
  if (tested.op === 'logical' && tested.operator === '??' && isNothing(other)) return !equal && isSameConstant(tested.right, other) && isLookup(tested.left) ? evaluate({ condition: tested.left, holds: true }, value, q) : NOTHING;
  if (other.op === 'constant' && (other.value === undefined || (other.value === null && isMatch(tested)))) return evaluate({ condition: tested, holds: !equal }, value, q);
  const constant = q.judge.referents.constantOf(other);
  const index = positionTest(tested, constant, equal);
  if (index?.isBeginning === true) return isText(index.call, value) ? beginsAt(index.call, equal, { value, q }) : equal ? evaluateCall(index.call, true, { value, q }) : NOTHING;
  if (index !== undefined) return evaluateCall(index.call, index.holds, { value, q });
  if (typeof constant === 'boolean') return evaluate({ condition: tested, holds: constant === equal }, value, q);
  if (typeof constant === 'number' && (constant === 0 || equal) && tested.op === 'call' && isRowOfGuards(tested, q)) return evaluateCall(tested, (constant !== 0) === equal, { value, q });
  const object = prototypeCompared(tested, other, { equal, value }) ?? tagTested(tested, constant, { equal, value });
  if (object !== undefined) return object;
  const first = firstCharacters(tested, value);
  const begun = first === undefined || equal ? 0 : keyBegunWith(String(constant ?? ''), first, { value, q });
  if (begun !== 0) return { clears: begun, isDoubtful: true };
  if (first !== undefined) return beginning(typeof constant === 'string' ? constant : undefined, { holds: equal, tested: first });
  const part = addressPart(tested, { value, q });
  if (part !== undefined) return isChosenOutside(other, q.judge.referents) || (other.op === 'load' && tested.op === 'load' && relate(other.base, tested.base) === 'same') ? DOUBT : partIs(part, equal);
  const wanted = other.op === 'constant' && other.value === null ? null : constant;
  const result = wanted === undefined ? NOTHING : resultTested(tested, { holds: equal, constant: wanted }, { value, q });
  if (result.clears !== 0 || result.isDoubtful) return result;
  const held = tested.op === 'load' && equal && Boolean(constant) ? evaluateLoad(tested, true, { value, q }) : NOTHING;
  if (held !== NOTHING) return held;
  const relation = relate(tested, value);
  if (relation === undefined || isLength(tested)) return NOTHING;
  if (constant === undefined && equal && isNameOf(tested, other)) return { clears: ALL_PATHS, isDoubtful: true };
  if (constant === undefined && equal && (isRootOf(other, value) || (relation === 'same' && isTakenForRoot(other, tested)))) return { clears: ALL_PATHS, isDoubtful: true };
  const cleaned = constant === undefined && equal ? equalsCleaned(other, relation, q) : NOTHING;
  if (cleaned !== NOTHING) return cleaned;
  const listed = constant === undefined && equal && relation === 'same' ? equalsElement(other, { value, q }) : undefined;
  if (listed !== undefined) return listed;
  if (constant === undefined) return other.op === 'constant' || (relate(other, value) ?? relate(other, tested)) !== undefined ? NOTHING : DOUBT;
  if (relation === 'derived' && !equal && q.isUniversal === true) return { clears: keyRefused(String(constant)), isDoubtful: false };
  if (constant === '' || relation === 'derived') return partTest(tested, constant, { equal, value });
  if (equal) return { clears: ALL_KINDS, isDoubtful: false };
  return ofWholeKey({ clears: keyRefused(String(constant)), isDoubtful: false }, tested, { value, q });
}

/** `x.replace(/[^a-z]/g, '') === x`: there was nothing to clean. */
function equalsCleaned(other: Value, relation: Relation, { judge: { referents } }: Deep): Checked {
  if (relation === 'derived' || other.op === 'constant') return NOTHING;
  const clears = clearedInForm(other, referents);
  return clears === 0 ? NOTHING : { clears: relation === 'same' ? clears : whollyCleared(clears), isDoubtful: false };
}

/** `path.basename(x) === x`: no folder stands in front. */
function isNameOf(tested: Value, whole: Value): boolean {
  return tested.op === 'call' && tested.callee.op === 'load' && tested.callee.key === 'basename' && tested.args.length === 1 && tested.args[0] !== undefined && relate(tested.args[0].value, whole) === 'same';
}

/** `isIP(x) === 0`, `isIP(x) === 4`: what the rows know as a guard, compared with a number. */
function isRowOfGuards({ callee }: Call, { judge: { referents } }: Deep): boolean {
  return referents.placesOf(callee).some((place) => referents.index.guardsOf(place).length > 0);
}

/** `pattern.exec(x)` and `x.match(pattern)` give null when nothing matches. */
export function isMatch(tested: Value): boolean {
  return tested.op === 'call' && tested.callee.op === 'load' && (tested.callee.key === 'exec' || tested.callee.key === 'match');
}

/** `x[0]`, `x.charAt(0)`, `x.slice(0, n)`, `x.substring(0, n)`: the text whose beginning is compared. */
function firstCharacters(tested: Value, value: Value): Value | undefined {
  if (tested.op === 'load' && tested.key === '0' && isAbout(tested.base, value)) return tested.base;
  if (tested.op !== 'call' || tested.callee.op !== 'load' || tested.receiver === undefined || !isAbout(tested.receiver, value)) return undefined;
  const [from] = tested.args;
  const isFromStart = from?.value.op === 'constant' && from.value.value === 0;
  return isFromStart && (tested.callee.key === 'charAt' || tested.callee.key === 'slice' || tested.callee.key === 'substring' || tested.callee.key === 'substr') ? tested.receiver : undefined;
}

/** `x.trim().toLowerCase()` is all of `x`; `x.slice(0, 3).toLowerCase()` is a part of it. */
function isWhole(tested: Value, value: Value): boolean {
  let at = tested;
  while (at.op === 'call' && at.receiver !== undefined && at.callee.op === 'load' && /^(?:to(?:Lower|Upper)Case|toString|trim)$/.test(String(at.callee.key))) at = at.receiver;
  const relation = at === tested ? undefined : relate(at, value);
  return relation === 'same' || relation === 'origin';
}

/** `x[0] === '/'`, `x.slice(0, n) === root`, `path.basename(x) === x`. */
function partTest(tested: Value, constant: string | number | boolean, { equal, value }: { readonly equal: boolean; readonly value: Value }): Checked {
  if (!equal || tested.op !== 'call' || typeof constant !== 'string' || constant === '') return NOTHING;
  const name = tested.callee.op === 'load' ? tested.callee.key : undefined;
  if (name !== 'slice' && name !== 'substring' && name !== 'substr') return { clears: isWhole(tested, value) ? ALL_KINDS : 0, isDoubtful: true };
  return beginning(constant, { holds: true, tested: value });
}

function evaluateTypeof(type: string, equal: boolean, relation: Relation | undefined): Checked {
  if (type === 'number' || type === 'boolean' || type === 'bigint') return { clears: equal && relation !== undefined ? ALL_KINDS : 0, isDoubtful: false };
  if (type === 'string') return { clears: equal ? kinds('nosql') : ALL_KINDS & ~kinds('nosql', 'key'), isDoubtful: false };
  if (relation === 'derived' && (type === 'object' || type === 'function')) return NOTHING;
  if (type === 'object') return { clears: equal ? KEY.constructed | kinds('html') : kinds('nosql') | KEY.direct, isDoubtful: false };
  if (type === 'function') return { clears: equal ? KEY.direct : 0, isDoubtful: false };
  return NOTHING;
}

/** The value is looked through, and not looked for. */
function isText({ receiver }: Call, value: Value): boolean {
  return receiver !== undefined && isAbout(receiver, value);
}

/** `x.indexOf(y) === -1`, `!== -1`, `=== 0`: the same as `includes` and `startsWith`. */
function positionTest(tested: Value, constant: string | number | boolean | undefined, equal: boolean): { readonly call: Call; readonly holds: boolean; readonly isBeginning?: boolean } | undefined {
  if (tested.op !== 'call' || tested.callee.op !== 'load' || typeof constant !== 'number') return undefined;
  if (tested.callee.key !== 'indexOf' && tested.callee.key !== 'lastIndexOf' && tested.callee.key !== 'findIndex' && tested.callee.key !== 'search') return undefined;
  const isBeginning = tested.callee.key === 'indexOf' || (tested.callee.key === 'lastIndexOf' && tested.args[1]?.value.op === 'constant' && tested.args[1].value.value === 0);
  if (constant === 0 && isBeginning) return { call: tested, holds: equal, isBeginning: true };
  if (constant >= 0) return equal ? { call: tested, holds: true } : undefined;
  return constant === -1 ? { call: tested, holds: !equal } : undefined;
}

/** What is greater or less than a number is one itself, or the text of one (https://tc39.es/ecma262/#sec-islessthan), with blanks around it. */
const OF_NUMBERS = ALL_KINDS & ~kinds('header', 'log', 'size');

function evaluateOrder({ operator, left, right }: Pick<ValueOf<'binary'>, 'operator' | 'left' | 'right'>, holds: boolean, about: About): Checked {
  const { constantOf } = about.q.judge.referents;
  const isBoundRight = right.op === 'constant' || (constantOf(left) === undefined && constantOf(right) !== undefined);
  const [tested, bound, direction] = isBoundRight ? [left, right, operator] : [right, left, operator.startsWith('<') ? operator.replace('<', '>') : operator.replace('>', '<')];
  const none = isLength(tested) ? isNone(direction, constantOf(bound)) : undefined;
  const counted = none === undefined ? NOTHING : resultTested(tested, { holds: none !== holds }, about);
  if (counted.clears !== 0 || counted.isDoubtful) return counted;
  if (isLength(tested)) return tested.op === 'load' && isAbout(tested.base, about.value) && direction.startsWith('<') === holds ? { clears: kinds('regex-input', 'size'), isDoubtful: false } : NOTHING;
  const constant = constantOf(bound);
  if (holds && typeof constant === 'number' && relate(tested, about.value) === 'same') return { clears: OF_NUMBERS | (direction.startsWith('<') ? kinds('size') : 0), isDoubtful: false };
  if (tested.op === 'call' && typeof constant === 'number') return evaluateBound(tested, { direction, constant, holds }, about);
  return isAbout(tested, about.value) && direction.startsWith('<') === holds ? { clears: kinds('size'), isDoubtful: true } : NOTHING;
}

/** Whether a comparison of how many there are says that there are none, or some. */
function isNone(direction: string, bound: unknown): boolean | undefined {
  if ((direction === '<' && bound === 1) || (direction === '<=' && bound === 0)) return true;
  return (direction === '>' && bound === 0) || (direction === '>=' && bound === 1) ? false : undefined;
}

/** A position is -1 for what is not there; what a guard of the rows counts is 0. */
function evaluateBound(tested: Call, { direction, constant, holds }: { readonly direction: string; readonly constant: number; readonly holds: boolean }, about: About): Checked {
  const none = isPosition(tested) ? -1 : isRowOfGuards(tested, about.q) ? 0 : undefined;
  if (none === undefined) return [...(tested.receiver === undefined ? [] : [tested.receiver]), ...tested.args.map((each) => each.value)].some((each) => isAbout(each, about.value)) ? DOUBT : NOTHING;
  const isPossible = (value: number): boolean => compare(value, direction, constant) === holds;
  if (!isPossible(none)) return evaluateCall(tested, true, about);
  return isPossible(none + 1) || isPossible(Infinity) ? NOTHING : evaluateCall(tested, false, about);
}

function compare(value: number, direction: string, bound: number): boolean {
  if (direction.startsWith('<')) return direction === '<' ? value < bound : value <= bound;
  return direction === '>' ? value > bound : value >= bound;
}
