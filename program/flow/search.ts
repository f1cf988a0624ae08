import { storedInside } from './closure-runs.ts';
import type { Instances } from './confined.ts';
import { stepOf } from './constant-key.ts';
import { MAX_ACCESS } from './fact.ts';
import type { Caller, Context, Fact, Hit, RootContext } from './fact.ts';
import type { Guards } from './guards.ts';
import type { Block, CellName, Exit, Value, ValueOf } from './ir.ts';
import type { Kinds } from './kinds.ts';
import type { Place, SinkRow } from './model.ts';
import type { Overwrites } from './overwritten.ts';
import type { Referents } from './referents.ts';
import { exportedAs } from './shared-exports.ts';

/** What the steps of facts may ask and do. */
export interface Solver {
  readonly referents: Referents;
  readonly guards: Guards;
  readonly instances: Instances;
  readonly special: SpecialSinks;
  readonly overwrites: Overwrites;
  /** Puts a fact into a context; false when it says nothing new. */
  add(context: Context, fact: Fact): boolean;
  /** Enters a procedure with a fact at one of its values; what it returns comes back to the caller. */
  enter(caller: Omit<Caller, 'fact'> & { readonly fact: Fact }, entry: Omit<Fact, 'from' | 'through'>): void;
  hit(context: Context, hit: Hit): void;
  exit(context: Context, fact: Fact): void;
  /** Gives up at a fact: what would have been found behind it is not known to be absent. */
  cut(at: Fact): void;
  /** Follows a fact to one use of its value, or to one way out. */
  follow(context: Context, fact: Fact, to: { readonly user: Value } | { readonly exit: Exit }): void;
  /** What is left of a fact where a value is used in a block, by a user that may be what judges it. */
  used(fact: Fact, block: Block, user?: Value): { readonly kinds: Kinds; readonly isExact: boolean } | undefined;
}

/** A fact at a use of its value. */
export interface At<V extends Value = Value> {
  readonly context: Context;
  readonly fact: Fact;
  readonly user: V;
}

/** The sinks and steps that are more than a row: options that start a shell, patterns, keys, markup. */
export interface SpecialSinks {
  report(solver: Solver, at: { readonly context: Context; readonly fact: Fact; readonly at: Value; readonly row: SinkRow; readonly place: Place }): void;
  atCall(solver: Solver, at: { readonly context: Context; readonly fact: Fact; readonly call: ValueOf<'call'> }): void;
  atWrite(solver: Solver, at: At<ValueOf<'store'>>): void;
  /** A write to a name that no file declares: `location = x`. */
  atGlobalWrite(solver: Solver, at: At<ValueOf<'cell-store'>>): void;
  atKeyWrite(solver: Solver, at: At<ValueOf<'store'>>): void;
  atPollution(solver: Solver, at: At<ValueOf<'store'>>): void;
  atDynamicCall(solver: Solver, at: At<ValueOf<'load'>>): void;
  /** What a function gives back: a framework may send it. */
  atReturn(solver: Solver, at: At): void;
  atElement(solver: Solver, at: At<ValueOf<'element'>>): void;
  mayReachPrototype(solver: Solver, load: ValueOf<'load'>): boolean;
}

/** Something was stored below a value: whoever shares the object sees it; what all of a file shares is followed once. */
export function writeBack(solver: Solver, context: Context, fact: Fact): void {
  const seen = new Set<Value>();
  const shared = new Set<CellName>();
  const stack: { readonly value: Value; readonly path: readonly string[]; readonly into: Context }[] = [{ value: fact.value, path: fact.path, into: context }];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen.has(at.value) || at.path.length > MAX_ACCESS) continue;
    seen.add(at.value);
    if (!solver.add(at.into, storedInside({ ...fact, value: at.value, path: at.path }, fact.value.procedure, solver.referents))) continue;
    if (at.value.op === 'cell') {
      if (shared.has(at.value.cell) || isWritten(context.root, at.value, { ...fact, path: at.path })) continue;
      shared.add(at.value.cell);
    }
    const into = at.value.op === 'cell' && typeof at.value.cell === 'string' ? context.root : at.into;
    for (const each of sharers(at.value, at.path, solver)) stack.push({ ...each, into });
  }
}

/** True when all who share a variable of the file know of a store already; notes it when not. */
function isWritten({ written }: RootContext, { cell, unit }: ValueOf<'cell'>, { path, state, kinds, isExact }: Fact): boolean {
  if (typeof cell !== 'string') return false;
  const key = `${unit.path} ${cell} ${path.join('.')} ${state} ${isExact}`;
  const known = written.get(key) ?? 0;
  written.set(key, known | kinds);
  return known !== 0 && (known | kinds) === known;
}

/** The values of the same procedure or cell that hold the same object. */
function sharers(value: Value, path: readonly string[], { referents }: Solver): readonly { readonly value: Value; readonly path: readonly string[] }[] {
  switch (value.op) {
    case 'load':
      return [{ value: value.base, path: [stepOf(value.key, referents.of), ...path] }];
    case 'phi':
      return value.inputs.map((input) => ({ value: input, path }));
    case 'logical':
      return [{ value: value.left, path }, { value: value.right, path }];
    case 'import':
      return exportedAs(value, path, referents);
    case 'cell': {
      const uses = referents.flowOf(value.unit.path)?.cell(value.cell);
      return [...(uses?.loads ?? []).map((load) => ({ value: load, path })), ...(uses?.stores ?? []).flatMap((store) => (store.op === 'cell-store' ? [{ value: store.input, path }] : []))];
    }
    default:
      return [];
  }
}
