import { DOUBT, either, NOTHING } from './checked.ts';
import type { Checked, Deep, Judge, Outcome, PathState, Question } from './checked.ts';
import { controlFlowOf, MAX_GUARDS } from './dominators.ts';
import { ensuredAt } from './ensured.ts';
import { checkedBefore } from './entry-checks.ts';
import { asWhole, numberOf } from './derivation.ts';
import type { Guard } from './guard.ts';
import { combinedCases } from './guard-cases.ts';
import { evaluate, isMatch } from './guard-condition.ts';
import { mayBeAbout, namesOf } from './guard-topic.ts';
import type { Block, Procedure, Value, ValueOf } from './ir.ts';
import { ALL_KINDS, kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import type { Referents } from './referents.ts';

/** Answers which checks stand between a value and its use. */
export interface Guards {
  /**
   * What is known of `value` where `block` runs. Where `user` is the call that judges it, that call has judged nothing yet. Where
   * input came through one `part` of it, what was checked of another part does not count.
   */
  at(value: Value, block: Block, use: PathState & Pick<Question, 'user'> & { readonly part?: Value }): Checked;
  /** What a procedure that returns normally, or returns true or false, has checked of a parameter. */
  summary(procedure: Procedure, parameter: number, outcome: Outcome): Kinds;
  /** What is known of a read because something was put there wherever a condition did not hold. */
  ensured(load: ValueOf<'load'>): Kinds;
}

/**
 * Checks are conditions on dominating edges, on the value itself, on what it was made of and on what was made of it.
 * Predicates of the program's own are judged by a summary of their returns (guard summaries).
 */
export function createGuards(referents: Referents): Guards {
  const summaries = new Map<Procedure, Map<string, Kinds>>();
  const cached = new Map<Block, Map<Value, Checked[]>>();

  const summary = (procedure: Procedure, parameter: number, outcome: Outcome): Kinds => {
    const own = summaries.get(procedure) ?? new Map<string, Kinds>();
    summaries.set(procedure, own);
    const key = `${parameter} ${outcome}`;
    const known = own.get(key);
    if (known !== undefined) return known;
    own.set(key, 0);
    const value = summarise(procedure, { parameter, outcome }, judge);
    own.set(key, value);
    return value;
  };
  const judge: Judge = { referents, summary };
  const before = new Map<Value, Checked[]>();
  /** Asked again on the way, nothing is known yet. */
  const entered = (load: ValueOf<'load'>, state: PathState): Checked => {
    const own = before.get(load) ?? [];
    before.set(load, own);
    const known = own[numberOfState(state)];
    if (known !== undefined) return known;
    own[numberOfState(state)] = NOTHING;
    return (own[numberOfState(state)] = checkedBefore(load, { state, referents, at: (value, { block }) => guards.at(value, block, state) }));
  };
  const check = (value: Value, block: Block, question: Question): Checked => {
    const inside = checkedAt(value, block, question);
    const own = value.op === 'load' ? either(inside, entered(value, question.state)) : inside;
    const byKey = value.op === 'load' && typeof value.key !== 'string' ? checkedAt(value.key, block, question).clears & kinds('key') : 0;
    return byKey === 0 ? own : { ...own, clears: own.clears | byKey };
  };
  const guards: Guards = {
    at(value, block, { user, part, ...state }) {
      if (part !== undefined) return either(check(part, block, { judge, state: { ...state, isPart: true }, whole: value, ...(user === undefined ? {} : { user }) }), checkedWhole(value, block, { judge, state, ...(user === undefined ? {} : { user }) }));
      if (user !== undefined && assertionsOn(value, judge).some(({ call }) => call === user)) return check(value, block, { judge, state, user });
      const byValue = cached.get(block) ?? new Map<Value, Checked[]>();
      cached.set(block, byValue);
      const byState = byValue.get(value) ?? [];
      byValue.set(value, byState);
      return (byState[numberOfState(state)] ??= check(value, block, { judge, state }));
    },
    summary,
    ensured: (load) => ensuredAt(load, judge),
  };
  return guards;
}

function checkedAt(value: Value, block: Block, question: Question): Checked {
  const all = conditionsOn(value, block, question);
  return all.clears === ALL_KINDS ? all : either(all, validated(value, block, question));
}

/** What was checked of all of a value, or of what was made of all of it. */
function checkedWhole(value: Value, block: Block, question: Question): Checked {
  return either(conditionsOn(asWhole(value), block, question), validated(value, block, question));
}

/** What the conditions say that hold where a block runs. */
function conditionsOn(value: Value, block: Block, question: Question): Checked {
  const guards = controlFlowOf(value.procedure).guardsOf(block);
  let all = guards.length < MAX_GUARDS ? NOTHING : DOUBT;
  const names = guards.length === 0 ? [] : namesOf(value);
  for (const guard of [...guards, ...casesOf(guards)]) {
    if (!mayBeAbout(guard, names) || isOfItself(guard, question)) continue;
    all = either(all, said(guard, value, question));
    if (all.clears === ALL_KINDS) return all;
  }
  return all;
}

/** `const found = find(table, key); if (found) …`: that there is an answer says nothing of what was asked with. */
function isOfItself(guard: Guard, { whole }: Question): boolean {
  return whole !== undefined && !('anyOf' in guard) && guard.holds && guard.condition.op === 'call' && !isMatch(guard.condition) && numberOf(guard.condition) === numberOf(whole);
}

const cases = new WeakMap<readonly Guard[], readonly Guard[]>();

function casesOf(guards: readonly Guard[]): readonly Guard[] {
  const known = cases.get(guards) ?? combinedCases(guards);
  cases.set(guards, known);
  return known;
}

const sayings = new WeakMap<Judge, WeakMap<Guard, Map<Value, Checked[]>>>();

/** What a condition says of a value: asked in every block behind the condition, answered once. */
function said(guard: Guard, value: Value, { judge, state }: Question): Checked {
  const byGuard = sayings.get(judge) ?? new WeakMap<Guard, Map<Value, Checked[]>>();
  sayings.set(judge, byGuard);
  const byValue = byGuard.get(guard) ?? new Map<Value, Checked[]>();
  byGuard.set(guard, byValue);
  const byState = byValue.get(value) ?? [];
  byValue.set(value, byState);
  return (byState[numberOfState(state)] ??= evaluate(guard, value, { judge, state, depth: 0 }));
}

/** Answers are kept by this. */
function numberOfState({ isRooted, isPart }: PathState): number {
  return (isRooted ? 1 : 0) + (isPart === true ? 2 : 0);
}

/** `assertSafe(value);` in front of the use: a call that returns normally only for what is harmless. */
function validated(value: Value, block: Block, { judge, user }: Question): Checked {
  let clears = 0;
  let isDoubtful = false;
  for (const { call, on, callee, position } of assertionsOn(value, judge)) {
    if (call === user) continue;
    if (call.block === block ? !(on === value ? comesFirst(call, value) : call.order < value.order) : !controlFlowOf(value.procedure).dominates(call.block, block)) continue;
    if (callee === undefined) isDoubtful = true;
    else clears |= judge.summary(callee, position, 'normal');
  }
  return { clears, isDoubtful };
}

/** In its block, nothing uses the value before the call does. */
function comesFirst(call: ValueOf<'call'>, { users }: Value): boolean {
  return users.every((user) => user === call || user === call.callee || user.block !== call.block || user.order > call.order);
}

interface Assertion {
  readonly call: ValueOf<'call'>;
  /** The value it is given: the one that is asked about, or what reads the same. */
  readonly on: Value;
  /** Undefined for a function of the file that is not here yet. */
  readonly callee: Procedure | undefined;
  readonly position: number;
}

const assertions = new WeakMap<Judge, WeakMap<Value, readonly Assertion[]>>();

/** The calls that are given a value and may throw: of one function of the program, found once. */
function assertionsOn(value: Value, judge: Judge): readonly Assertion[] {
  const own = assertions.get(judge) ?? new WeakMap<Value, readonly Assertion[]>();
  assertions.set(judge, own);
  const known = own.get(value) ?? findAssertions(value, judge);
  own.set(value, known);
  return known;
}

function findAssertions(value: Value, judge: Judge): readonly Assertion[] {
  return readsAlike(value).flatMap((each) => assertionsAt(each, judge));
}

/** Of a property that is read more often, each read is looked at by itself. */
const MAX_ALIKE = 16;
const alike = new WeakMap<Procedure, ReadonlyMap<string, readonly Value[]>>();

/** `must(query.name); use(query.name)`: what reads the same property of the same object. */
function readsAlike(value: Value): readonly Value[] {
  if (value.op !== 'load') return [value];
  let byNumber = alike.get(value.procedure);
  if (byNumber === undefined) alike.set(value.procedure, (byNumber = loadsByNumber(value.procedure)));
  const all = byNumber.get(numberOf(value)) ?? [];
  return all.length > 0 && all.length <= MAX_ALIKE ? all : [value];
}

function loadsByNumber({ values }: Procedure): ReadonlyMap<string, readonly Value[]> {
  const found = new Map<string, Value[]>();
  for (const value of values) {
    if (value.op !== 'load') continue;
    const list = found.get(numberOf(value));
    if (list === undefined) found.set(numberOf(value), [value]);
    else list.push(value);
  }
  return found;
}

function assertionsAt(value: Value, judge: Judge): readonly Assertion[] {
  return value.users.flatMap((user): readonly Assertion[] => {
    if (user.op !== 'call' || user.callee === value) return [];
    const isEach = user.receiver === value && user.callee.op === 'load' && user.callee.key === 'forEach';
    const position = isEach ? 0 : user.args.findIndex((each) => each.value === value);
    const [callee, ...others] = position < 0 ? [] : isEach ? functionsIn(user.args[0]?.value, judge) : judge.referents.calleesOf(user);
    if (callee === undefined && position >= 0 && isPending(user.callee, judge)) return [{ call: user, on: value, callee, position }];
    return callee !== undefined && others.length === 0 && callee.exits.some((exit) => exit.kind === 'throw') ? [{ call: user, on: value, callee, position }] : [];
  });
}

/** A plain name that no file declares and no row knows: its function may come in a later chunk. */
function isPending(callee: Value, { referents }: Judge): boolean {
  return callee.op === 'cell' && typeof callee.cell === 'string' && referents.flowOf(callee.unit.path)?.declares(callee.cell) !== true && !(callee.cell in globalThis);
}

function functionsIn(value: Value | undefined, { referents }: Judge): readonly Procedure[] {
  return value === undefined ? [] : referents.of(value).flatMap((each) => (each.kind === 'function' ? [each.procedure] : []));
}

/** The kinds that every way out of a procedure with the given outcome has checked. */
function summarise(procedure: Procedure, { parameter: index, outcome }: { readonly parameter: number; readonly outcome: Outcome }, judge: Judge): Kinds {
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
