import { assertedIn, isBehindCall } from './asserted.ts';
import type { Checked, Hook, Judge, Subject } from './checked.ts';
import { numberOf, originsOf, relate } from './derivation.ts';
import { neverReturns } from './endings.ts';
import { isInEveryRound } from './every-round.ts';
import { isPending, readOf } from './handed-over.ts';
import type { Block, Procedure, Value, ValueOf } from './ir.ts';
import { acceptedAt } from './schema.ts';
import { schemaCheck } from './schema-checks.ts';
import { acceptedByChains, isResult } from './validator-chains.ts';

/** A call that comes back for what is harmless only, and otherwise throws: `must(name);`, `names.forEach(must);`, `await must(name);`. */
export interface Assertion {
  readonly call: ValueOf<'call'>;
  /** Behind this it has been passed: the call, or where its promise was awaited. */
  readonly passed: Value;
  readonly isAwaited: boolean;
  /** Undefined for a function of the file that is not here yet. */
  readonly callee: Procedure | undefined;
  readonly subject: Subject;
  /** The element that is handed over in each round of a loop over a list. */
  readonly element?: Value;
  /** True where it is passed in the functions that are handed to `then` of its promise. */
  readonly isChained?: true;
  /** True where something was asserted of which the value was made later. */
  readonly isOfOrigin?: true;
  /** What is known behind it, where it is no function of the program that asserts. */
  readonly says?: Checked;
}

/** One thing that a call is handed, under the name of what it was read from. */
interface Handed extends Subject {
  readonly call: ValueOf<'call'>;
  readonly element?: Value;
  /** The function that is called, where a method of a list calls it for each element. */
  readonly each?: Value;
}

const MAX_PATH = 4;
/** So many calls that are handed one thing are asked what they assert of it; what others do counts for nothing. */
const MAX_HANDED = 1_000;
/** So many of those whose function is not there yet. */
const MAX_PENDING = 16;
/** What is asserted of every element is found under the name of the first. */
export const FIRST = '0';
const MAX_STEPS = 6;

const known = new WeakMap<Judge, WeakMap<Value, readonly Assertion[]>>();

/** The assertions on a value, on what it was read from and on what it was made of, wherever they stand in its function. */
export function assertionsOn(value: Value, judge: Judge, hook?: Hook): readonly Assertion[] {
  if (hook !== undefined) return find(value, judge, hook);
  const own = known.get(judge) ?? new WeakMap<Value, readonly Assertion[]>();
  known.set(judge, own);
  const found = own.get(value) ?? find(value, judge);
  own.set(value, found);
  return found;
}

function find(value: Value, judge: Judge, hook?: Hook): readonly Assertion[] {
  const handed = handedIn(value.procedure);
  if (handed.size === 0) return [];
  const found: Assertion[] = [];
  const path: string[] = [];
  for (let at = value; path.length <= MAX_PATH; at = at.base) {
    if (handed.has(numberOf(at))) found.push(...assertionsBelow(at, path, { judge, ...(hook === undefined ? {} : { hook }) }));
    if (at.op !== 'load' || typeof at.key !== 'string') break;
    path.unshift(at.key);
  }
  for (const origin of originsOf(value)) {
    if (origin === numberOf(value)) continue;
    for (const each of (handed.get(origin) ?? []).slice(0, MAX_HANDED)) if (isOrigin(each, value)) found.push(...assertionBy(each, judge, hook).map((assertion) => ({ ...assertion, isOfOrigin: true as const })));
  }
  return found;
}

const below = new WeakMap<Judge, WeakMap<Procedure, Map<string, readonly Assertion[]>>>();

/** What is asserted of what stands at a path below a value: the same for all values of one name. */
function assertionsBelow(at: Value, path: readonly string[], { judge, hook }: { readonly judge: Judge; readonly hook?: Hook }): readonly Assertion[] {
  const own = below.get(judge) ?? new WeakMap<Procedure, Map<string, readonly Assertion[]>>();
  below.set(judge, own);
  const byName = own.get(at.procedure) ?? new Map<string, readonly Assertion[]>();
  own.set(at.procedure, byName);
  const name = `${numberOf(at)} ${path.join('.')}`;
  const before = hook === undefined ? byName.get(name) : undefined;
  if (before !== undefined) return before;
  let left = MAX_PENDING;
  const found = (handedIn(at.procedure).get(numberOf(at)) ?? []).slice(0, MAX_HANDED).flatMap((each) => {
    const inside = each.element === undefined && each.each === undefined ? path : belowElement(path);
    return inside === undefined ? [] : assertionBy({ ...each, path: [...each.path, ...inside] }, judge, hook).filter(({ callee, says }) => callee !== undefined || says !== undefined || left-- > 0);
  });
  if (hook === undefined) byName.set(name, found);
  return found;
}

/** What is read from a list below one of its elements. */
function belowElement(path: readonly string[]): readonly string[] | undefined {
  const [first, ...rest] = path;
  return first === undefined ? path : /^\d+$/.test(first) ? rest : undefined;
}

function isOrigin({ call, parameter, each }: Handed, value: Value): boolean {
  const tested = each === undefined ? call.args[parameter]?.value : call.receiver;
  return tested !== undefined && relate(tested, value) === 'origin';
}

function assertionBy(handed: Handed, judge: Judge, hook?: Hook): readonly Assertion[] {
  const { call, parameter, path, element, each } = handed;
  const awaiting = awaitOf(call);
  const isChained = awaiting === undefined && call.users.some((user) => user.op === 'load' && user.key === 'then');
  const own = { call, passed: awaiting ?? call, isAwaited: isChained || awaiting !== undefined, ...(isChained ? { isChained } : {}), subject: { parameter, path }, ...(element === undefined ? {} : { element }) };
  const [callee, ...others] = calledBy(handed, judge);
  const check = callee === undefined && each === undefined ? schemaCheck(call, judge.referents, hook) : undefined;
  if (check?.accepts === 'back') return parameter === check.parameter && (own.isAwaited || !check.isLater) ? [{ ...own, callee, says: acceptedAt(check.openings, path) }] : [];
  const thrown = callee === undefined && isResult(call, judge.referents) ? call.users.flatMap(({ users, ...user }) => (user.op === 'load' && user.key === 'throw' ? users : [])).find(({ op }) => op === 'call') : undefined;
  if (thrown !== undefined) return [{ ...own, passed: thrown, callee, says: acceptedByChains({ parameter, path }, call.args[0]?.value ?? call, { judge, ...(hook === undefined ? {} : { hook }) }) }];
  if (callee === undefined) return each === undefined && isPending(call.callee, judge.referents) ? [{ ...own, callee }] : [];
  return others.length === 0 && mayRefuse(callee, judge) ? [{ ...own, callee }] : [];
}

/** `await must(name)`, `await Promise.all(names.map(must))`: where the promise is waited for. */
function awaitOf(call: Value): Value | undefined {
  for (const user of call.users) {
    if (user.op === 'await') return user;
    const isTogether = user.op === 'array' || (user.op === 'call' && user.callee.op === 'load' && user.callee.key === 'all' && user.callee.base.op === 'cell' && user.callee.base.cell === 'Promise');
    const found = isTogether ? awaitOf(user) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** So many functions inside each other are asked whether they throw. */
const MAX_DEPTH = 3;
const refusing = new WeakMap<Judge, WeakMap<Procedure, boolean>>();

/** True for a function that throws, rejects, or hands its parameter to one that does. */
function mayRefuse(procedure: Procedure, judge: Judge, depth = MAX_DEPTH): boolean {
  if (procedure.exits.some(({ kind, value }) => kind === 'throw' || (value !== undefined && isRejection(value)))) return true;
  if (depth < MAX_DEPTH) return depth > 0 && handsOn(procedure, judge, depth);
  const own = refusing.get(judge) ?? new WeakMap<Procedure, boolean>();
  refusing.set(judge, own);
  const found = own.get(procedure) ?? (handsOn(procedure, judge, depth) || refusesByCall(procedure, judge));
  own.set(procedure, found);
  return found;
}

/** True where it calls what does not come back, or asserts something. */
function refusesByCall(procedure: Procedure, judge: Judge): boolean {
  return assertedIn(procedure, judge).length > 0 || procedure.values.some((value) => value.op === 'call' && value.users.length === 0 && neverReturns(value, judge.referents));
}

/** What is read below a parameter goes by a name that begins with its own. */
function handsOn(procedure: Procedure, judge: Judge, depth: number): boolean {
  const names = procedure.parameters.map(numberOf);
  const calls = [...handedIn(procedure)].flatMap(([name, handed]) => (names.some((each) => name === each || name.startsWith(`${each}.`)) ? handed : []));
  return calls.some((each) => calledBy(each, judge).some((callee) => callee !== procedure && mayRefuse(callee, judge, depth - 1)));
}

function calledBy({ call, each }: Handed, { referents }: Judge): readonly Procedure[] {
  return each === undefined ? referents.calleesOf(call) : referents.of(each).flatMap((referent) => (referent.kind === 'function' ? [referent.procedure] : []));
}

/** `Promise.reject(error)`. */
export function isRejection(value: Value): boolean {
  return value.op === 'call' && value.callee.op === 'load' && value.callee.key === 'reject' && value.callee.base.op === 'cell' && value.callee.base.cell === 'Promise';
}

const handedBy = new WeakMap<Procedure, ReadonlyMap<string, readonly Handed[]>>();

/** What the calls of a function are handed, by the names of the values. */
function handedIn(procedure: Procedure): ReadonlyMap<string, readonly Handed[]> {
  const before = handedBy.get(procedure);
  if (before !== undefined) return before;
  const found = new Map<string, Handed[]>();
  const tell = (number: string, handed: Handed): void => {
    const list = found.get(number);
    if (list === undefined) found.set(number, [handed]);
    else list.push(handed);
  };
  for (const call of procedure.values) {
    if (call.op !== 'call') continue;
    call.args.forEach(({ value, spread }, parameter) => spread || tellHanded(value, { call, parameter, path: [] }, tell));
    const parameter = call.callee.op === 'load' ? VISITING.get(call.callee.key) : undefined;
    const each = call.args[0]?.value;
    if (parameter === undefined || call.receiver === undefined || each === undefined || (parameter === 1 && call.args.length < 2)) continue;
    for (const value of call.receiver.op === 'array' ? call.receiver.elements.map((element) => element.value) : [call.receiver]) tellHanded(value, { call, parameter, path: [], each }, tell);
  }
  handedBy.set(procedure, found);
  return found;
}

/** Methods of lists that call a function for every element, and which parameter that is. Others stop when they know enough. */
const VISITING: ReadonlyMap<unknown, number> = new Map([
  ['forEach', 0],
  ['map', 0],
  ['flatMap', 0],
  ['filter', 0],
  ['reduce', 1],
]);

function tellHanded(value: Value, handed: Handed, tell: (number: string, handed: Handed) => void): void {
  if (value.op === 'object' && handed.path.length === 0) {
    for (const { key, kind, value: held } of value.entries) if (kind === 'init' && typeof key === 'string') tellHanded(held, { ...handed, path: [key] }, tell);
    return;
  }
  tellProperty(value, handed, tell);
  let { element } = handed;
  let at: Value | undefined = value;
  for (let steps = 0; at !== undefined && steps < MAX_STEPS; steps++) {
    tell(numberOf(at), { ...handed, ...(element === undefined ? {} : { element }) });
    const isElement: boolean = at.op === 'iterate' || (at.op === 'load' && typeof at.key !== 'string');
    if (isElement && element !== undefined) return;
    if (isElement) element = at;
    const inner: Value | undefined = writtenFrom(at);
    if (isElement && inner?.op === 'array') for (const each of inner.elements) tell(numberOf(each.value), { ...handed, ...(element === undefined ? {} : { element }) });
    at = inner;
  }
}

/** `for (const file of files) must(file.name);`: behind the loop it has been asked of every element, as if the first were read. */
function tellProperty(value: Value, handed: Handed, tell: (number: string, handed: Handed) => void): void {
  const path: string[] = [];
  let at = value;
  for (; at.op === 'load' && typeof at.key === 'string' && path.length < MAX_PATH; at = at.base) path.unshift(at.key);
  const list = at.op === 'iterate' ? at.input : at.op === 'load' && typeof at.key !== 'string' ? at.base : undefined;
  if (list !== undefined && path.length > 0) tell(numberOf(readOf(list, [FIRST, ...path])), { ...handed, element: at });
}

/** All of a value, written another way: `String(x)`, `x.trim()`, `[].concat(x)`; of an element, the list. */
function writtenFrom(value: Value): Value | undefined {
  switch (value.op) {
    case 'iterate':
    case 'await':
      return value.input;
    case 'load':
      return typeof value.key === 'string' ? undefined : value.base;
    case 'call': {
      const { callee, receiver, args } = value;
      if (callee.op === 'cell') return callee.cell === 'String' ? args[0]?.value : undefined;
      if (callee.op !== 'load' || receiver === undefined) return undefined;
      if (callee.key === 'concat' && receiver.op === 'array' && receiver.elements.length === 0 && args.length === 1) return args[0]?.value;
      return args.length === 0 && (callee.key === 'trim' || callee.key === 'toString') ? receiver : undefined;
    }
    default:
      return undefined;
  }
}

/** True where an assertion has been passed when a block ends, or before somebody uses a value there. */
export function isPassed({ call, passed, element, isChained }: Assertion, block: Block, user: Value | undefined): boolean {
  if (isChained === true) return user !== undefined && isBehind(user, call);
  if (element !== undefined) return isInEveryRound(passed.block, element, block);
  return isBehindCall(passed, block, user);
}

/** `must(name).then(next)`: the function runs when the promise was kept. */
function isBehind(made: Value, promise: Value): boolean {
  let at: Value | undefined = made.users.find((user) => user.op === 'call' && user.args[0]?.value === made);
  for (let steps = 0; at?.op === 'call' && at.callee.op === 'load' && at.callee.key === 'then' && steps < MAX_STEPS; steps++) {
    if (at.receiver === promise) return true;
    at = at.receiver;
  }
  return false;
}
