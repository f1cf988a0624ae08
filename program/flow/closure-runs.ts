import { controlFlowOf } from './dominators.ts';
import type { Fact } from './fact.ts';
import { isInside } from './inside.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';
import { isOnEveryWay, leadsOut } from './overwritten.ts';
import type { Referents } from './referents.ts';
import { rewrittenSince, rewrittenVariable } from './rewritten.ts';

/** Methods that run a function before they come back. */
const AT_ONCE: ReadonlySet<unknown> = new Set(['every', 'filter', 'find', 'findIndex', 'flatMap', 'forEach', 'map', 'reduce', 'replace', 'replaceAll', 'some', 'sort']);
/** Functions inside each other that are asked for where they run. */
const MAX_DEPTH = 3;

/** Where a function that stands inside another is run by it. */
export interface Run {
  readonly call: ValueOf<'call'>;
  /** True where it is called itself, and not by who may leave it alone. */
  readonly isSure: boolean;
}

const NONE: readonly Run[] = [];
const known = new WeakMap<ModuleFlow, Map<Procedure, Map<Procedure, readonly Run[]>>>();

/** The calls in `holder` that surely end after they have run a function inside of it, as far as they are seen there; in order. */
export function runsIn(holder: Procedure, closure: Procedure, flow: ModuleFlow): readonly Run[] {
  if (closure === holder || !isInside(closure, holder)) return NONE;
  const own = known.get(flow) ?? new Map<Procedure, Map<Procedure, readonly Run[]>>();
  known.set(flow, own);
  const byHolder = own.get(closure) ?? new Map<Procedure, readonly Run[]>();
  own.set(closure, byHolder);
  const found = byHolder.get(holder) ?? find(holder, closure, { flow, depth: 0 }).toSorted((a, b) => a.call.order - b.call.order);
  byHolder.set(holder, found);
  return found;
}

function find(holder: Procedure, closure: Procedure, { flow, depth }: { readonly flow: ModuleFlow; readonly depth: number }): readonly Run[] {
  if (depth > MAX_DEPTH || closure === holder || closure.isAsync || closure.isGenerator || !isInside(closure, holder)) return NONE;
  return callsOf(closure, flow).flatMap((run) => {
    if (run.call.procedure === holder) return [run];
    return find(holder, run.call.procedure, { flow, depth: depth + 1 }).map(({ call }) => ({ call, isSure: false }));
  });
}

function callsOf({ made }: Procedure, flow: ModuleFlow): readonly Run[] {
  if (made === undefined) return [];
  const names: readonly Value[] = [made, ...made.users.flatMap((user) => (user.op === 'cell-store' && flow.cell(user.cell).stores.length === 1 ? flow.cell(user.cell).loads : []))];
  return names.flatMap((name) => name.users.flatMap((user) => (user.op === 'call' && (user.callee === name || isRunBy(user)) ? [{ call: user, isSure: user.callee === name }] : [])));
}

function isRunBy({ callee, construct }: ValueOf<'call'>): boolean {
  return construct ? callee.op === 'cell' && callee.cell === 'Promise' : callee.op === 'load' && AT_ONCE.has(callee.key);
}

/** A variable that functions inside write: who stored something, who reads it, and the file. */
interface Shared {
  readonly load: Value;
  readonly store: ValueOf<'cell-store'>;
  readonly flow: ModuleFlow;
}

/**
 * What a read of a shared variable is given of what was stored there: where a function inside stored it, what was asked before
 * that function ran says nothing of it. Undefined where a function inside has surely put something else in its place since.
 */
export function seenBehind(fact: Fact, shared: Shared): Fact | undefined {
  const { load, store, flow } = shared;
  if (typeof store.cell === 'string' || load.op !== 'cell') return fact;
  if (store.procedure === load.procedure) return isReplacedInside({ load, flow }) ? undefined : fact;
  const after = runsIn(load.procedure, store.procedure, flow).findLast(({ call }) => call.order < load.order && (call.block === load.block || controlFlowOf(load.procedure).canReach(call.block, load.block)));
  return after === undefined ? fact : { ...fact, rewritten: rewrittenVariable(load, after.call) };
}

/** What a function inside has stored below an object: what was asked of it before that function ran for the last time says nothing of it. */
export function storedInside(fact: Fact, writer: Procedure, { flowOf }: Pick<Referents, 'flowOf'>): Fact {
  const { value, path } = fact;
  if (value.procedure === writer || !isInside(writer, value.procedure)) return fact;
  const flow = flowOf(value.unit.path);
  const last = flow === undefined ? undefined : runsIn(value.procedure, writer, flow).at(-1);
  return last === undefined ? fact : { ...fact, rewritten: rewrittenSince(last.call, { base: value, key: path[0] ?? '*' }) };
}

/** A read of an own variable that functions inside write as well: its own value, or what they have stored. True where they surely have, since. */
export function isReplacedRead({ inputs: [own, shared], from, unit }: ValueOf<'phi'>, value: Value, { flowOf }: Pick<Referents, 'flowOf'>): boolean {
  if (from.length > 0 || own !== value || shared?.op !== 'cell') return false;
  const flow = flowOf(unit.path);
  return flow !== undefined && isReplacedInside({ load: shared, flow });
}

const replaced = new WeakMap<ModuleFlow, Map<Value, boolean>>();

/** True where a function inside has stored something on every way to a read, and the function around nothing since. */
function isReplacedInside(read: { readonly load: ValueOf<'cell'>; readonly flow: ModuleFlow }): boolean {
  const own = replaced.get(read.flow) ?? new Map<Value, boolean>();
  replaced.set(read.flow, own);
  const found = own.get(read.load) ?? findReplaced(read);
  own.set(read.load, found);
  return found;
}

function findReplaced({ load, flow }: { readonly load: ValueOf<'cell'>; readonly flow: ModuleFlow }): boolean {
  const { procedure } = load;
  const { canReach } = controlFlowOf(procedure);
  const { stores } = flow.cell(load.cell);
  const isOver = (call: Value): boolean => stores.every((own) => own.procedure !== procedure || (own.order < call.order && (own.block === call.block || !canReach(call.block, own.block))));
  return stores.some((other) => {
    if (other.procedure === procedure || !leadsOut(other)) return false;
    return runsIn(procedure, other.procedure, flow).some(({ call, isSure }) => isSure && isOnEveryWay(call, load) && isOver(call));
  });
}
