import { assertedIn, heldBehind } from './asserted.ts';
import { assertionsOn, isPassed } from './assertions.ts';
import { DOUBT, either, NOTHING, numberOfState } from './checked.ts';
import type { Checked, Deep, Hook, Judge, PathState, Question } from './checked.ts';
import { controlFlowOf, MAX_GUARDS } from './dominators.ts';
import { checkedOfElements } from './element-checks.ts';
import { ensuredAt } from './ensured.ts';
import { checkedBefore } from './entry-checks.ts';
import { asWhole, numberOf } from './derivation.ts';
import type { Guard } from './guard.ts';
import { combinedCases } from './guard-cases.ts';
import { evaluate, isMatch } from './guard-condition.ts';
import { createSummaries } from './guard-summary.ts';
import { mayBeAbout, namesOf } from './guard-topic.ts';
import type { Block, Value, ValueOf } from './ir.ts';
import { ALL_KINDS, kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import { namedBy } from './listed-names.ts';
import type { Referents } from './referents.ts';
import { asksBefore, readsBefore } from './rewritten.ts';
import { whollyCleared } from './text-place.ts';

/** Answers which checks stand between a value and its use. */
export interface Guards {
  /**
   * What is known of `value` where `user` uses it, or at the end of `block` where nobody is named. Where
   * input came through one `part` of it, what was checked of another part does not count.
   */
  at(value: Value, block: Block, use: PathState & Pick<Question, 'user' | 'hook' | 'rewritten'> & { readonly part?: Value }): Checked;
  /** What a procedure that returns normally, or returns true or false, has checked of a parameter. */
  readonly summary: Judge['summary'];
  /** What is known of a read because something was put there wherever a condition did not hold. */
  ensured(load: ValueOf<'load'>): Kinds;
}

/**
 * Checks are conditions on dominating edges, on the value itself, on what it was made of and on what was made of it.
 * Predicates of the program's own are judged by a summary of their returns (guard summaries).
 */
export function createGuards(referents: Referents): Guards {
  const cached = new Map<Block, Map<Value, Checked[]>>();
  const summary = createSummaries(() => judge);
  const judge: Judge = { referents, summary, says: (guard, value, q) => (isPlain(q) ? kept(guard, value, q) : evaluate(guard, value, q)), asserted: (value, block, { user, ...state }) => validated(value, block, { judge, state, ...(user === undefined ? {} : { user }) }) };
  const before = new Map<Value, Checked[]>();
  /** Asked again on the way, nothing is known yet. */
  const entered = (load: ValueOf<'load' | 'enumerate' | 'call'>, state: PathState): Checked => {
    const own = before.get(load) ?? [];
    before.set(load, own);
    const known = own[numberOfState(state)];
    if (known !== undefined) return known;
    own[numberOfState(state)] = NOTHING;
    const asking = { state, referents, at: (value: Value, place: Value, hook?: Hook) => guards.at(value, place.block, { ...state, user: place, ...(hook === undefined ? {} : { hook }) }) };
    return (own[numberOfState(state)] = either(checkedOfElements(load, { judge, state }), load.op === 'load' ? checkedBefore(load, asking) : NOTHING));
  };
  const check = (value: Value, block: Block, question: Question): Checked => {
    const inside = checkedAt(value, block, question);
    const own = isTaken(value) ? either(inside, question.rewritten === undefined ? entered(value, question.state) : checkedOfElements(value, question)) : inside;
    const byKey = value.op === 'load' && typeof value.key !== 'string' ? checkedAt(value.key, block, question).clears & kinds('key') : 0;
    return byKey === 0 ? own : { ...own, clears: own.clears | byKey };
  };
  const guards: Guards = {
    at(value, block, { user, part, hook, rewritten, ...state }) {
      const asked = { judge, ...(user === undefined ? {} : { user }), ...(hook === undefined ? {} : { hook }), ...(rewritten === undefined ? {} : { rewritten }) };
      if (hook !== undefined) return checkedAt(value, block, { ...asked, state });
      if (part !== undefined) return either(check(part, block, { ...asked, state: { ...state, isPart: true }, whole: value }), either(checkedWhole(value, block, { ...asked, state }), value.op === 'call' && isTaken(value) ? entered(value, state) : NOTHING));
      if (rewritten !== undefined || (user !== undefined && isAssertedIn(block, value, judge))) return check(value, block, { ...asked, state });
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

/** What is read from an object, or its names: something may be known of all of them. */
function isTaken(value: Value): value is ValueOf<'load' | 'enumerate' | 'call'> {
  return value.op === 'load' || value.op === 'enumerate' || (value.op === 'call' && namedBy(value) !== undefined);
}

function checkedAt(value: Value, block: Block, question: Question): Checked {
  const all = conditionsOn(value, block, question);
  return all.clears === ALL_KINDS ? all : either(all, validated(value, block, question));
}

/** What was checked of all of a value, or of what was made of all of it. */
function checkedWhole(value: Value, block: Block, question: Question): Checked {
  const whole = asWhole(value);
  return either(conditionsOn(whole, block, question), validated(whole, block, question));
}

/** What the conditions say that hold where a block runs. */
function conditionsOn(value: Value, block: Block, question: Question): Checked {
  const guards = controlFlowOf(value.procedure).guardsOf(block);
  let all = guards.length < MAX_GUARDS ? NOTHING : DOUBT;
  const names = guards.length === 0 ? [] : namesOf(value);
  for (const guard of [...guards, ...casesOf(guards)]) {
    if (!mayBeAbout(guard, names) || isOfItself(guard, question) || (question.rewritten !== undefined && asksBefore(guard, question.rewritten))) continue;
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

const sayings = new WeakMap<Judge, WeakMap<Guard, Map<Value | string, Checked[]>>>();

/** What a condition says of a value, wherever it is used. */
function said(guard: Guard, value: Value, { judge, state, hook }: Question): Checked {
  return hook === undefined ? kept(guard, value, { judge, state, depth: 0 }) : evaluate(guard, value, { judge, state, hook, depth: 0 });
}

/** True for a question whose answer rests on the condition and the value alone. */
function isPlain({ user, whole, hook, rewritten }: Deep): boolean {
  return user === undefined && whole === undefined && hook === undefined && rewritten === undefined;
}

/** Asked in every block behind a condition, and inside other questions, answered once, and once for all reads of one property. */
function kept(guard: Guard, value: Value, q: Deep): Checked {
  const { judge, state, depth, isUniversal, isAwaited } = q;
  const byGuard = sayings.get(judge) ?? new WeakMap<Guard, Map<Value | string, Checked[]>>();
  sayings.set(judge, byGuard);
  const byValue = byGuard.get(guard) ?? new Map<Value | string, Checked[]>();
  byGuard.set(guard, byValue);
  const name = value.op === 'load' && typeof value.key === 'string' ? numberOf(value) : value;
  const answers = byValue.get(name) ?? [];
  byValue.set(name, answers);
  return (answers[numberOfState(state) + (isUniversal === true ? 16 : 0) + (isAwaited === true ? 32 : 0) + 64 * depth] ??= evaluate(guard, value, q));
}

/** `assertSafe(value);` in front of the use: a call that returns normally only for what is harmless. */
function validated(value: Value, block: Block, question: Pick<Question, 'judge' | 'state' | 'user' | 'hook' | 'rewritten'>): Checked {
  const { judge, state, user, hook, rewritten } = question;
  let clears = 0;
  let isDoubtful = false;
  for (const assertion of assertionsOn(value, judge, hook)) {
    if (!isPassed(assertion, block, user) || (rewritten !== undefined && readsBefore(assertion.call, rewritten))) continue;
    const { callee, subject, isAwaited, isOfOrigin, says } = assertion;
    if (says !== undefined) {
      clears |= isOfOrigin === true ? whollyCleared(says.clears) : says.clears;
      isDoubtful ||= says.isDoubtful;
    } else if (callee === undefined) isDoubtful = true;
    else {
      const own = judge.summary(callee, subject, { isAwaited, state: isOfOrigin === true ? { ...state, isPart: true } : state });
      clears |= isOfOrigin === true ? whollyCleared(own) : own;
    }
  }
  return either({ clears, isDoubtful }, assertedBefore(value, block, question));
}

/** What libraries have asserted in front of a place. */
function assertedBefore(value: Value, block: Block, question: Question): Checked {
  let all = NOTHING;
  for (const asserted of assertedIn(value.procedure, question.judge)) {
    const test = heldBehind(asserted, block, question.user);
    if (test !== undefined && mayBeAbout(test, namesOf(value)) && (question.rewritten === undefined || !asksBefore(test, question.rewritten))) all = either(all, said(test, value, question));
  }
  return all;
}

/** True where something is asserted of a value in a block: then it matters who asks. */
function isAssertedIn(block: Block, value: Value, judge: Judge): boolean {
  return assertedIn(value.procedure, judge).some(({ call }) => call.block === block) || assertionsOn(value, judge).some(({ passed, isChained }) => passed.block === block || isChained === true);
}
