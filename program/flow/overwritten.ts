import { accessesOf, atEnd, chainOf, placeOf } from './accesses.ts';
import type { Place, Point } from './accesses.ts';
import { numberOf } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import type { Exit, Procedure, Value, ValueOf } from './ir.ts';
import { operandsOf } from './ir.ts';
import type { Overwriting } from './overwriting-call.ts';
import { createOverwriting } from './overwriting-call.ts';
import type { Referents } from './referents.ts';

/** What uses an object whose name was written: a value with the operand, or a way out. */
export type Use = { readonly user: Value; readonly operand: Value; readonly path: readonly string[] } | { readonly exit: Exit; readonly path: readonly string[] };

/** Which writes say what stands under a name, as far as one search asks. */
export interface Overwrites {
  /**
   * The writes that say what stands at a place: `o.name = clean(o.name); use(o.name)`, `normalise(o)`, `map.set(name, x)`. One lies on every
   * way to the point, others may come behind it, and nobody else who has the object can write in between; none where that is not so. A
   * strong update (Chase, Wegman, Zadeck, PLDI 1990).
   */
  before(place: Place, at: Point): readonly Value[];
  /** The uses of the object that are given what a write has stored at a place, or one behind it. */
  behind(write: Value, place: Place): readonly Use[];
  /** True where another write to the same place follows on every way, before anybody else can read it. */
  isReplaced(write: Value, place: Place): boolean;
  /** The parameter or `this` below which a place is written on every way through its procedure, and the path there, where a write comes back to who called. */
  leaving(write: Value, place: Place): { readonly root: Value; readonly path: readonly string[] } | undefined;
}

const NONE: readonly Value[] = [];
/** More writes and reads of one name than these are not compared with each other. */
const MAX_WRITES = 16;
const MAX_READS = 64;

export function createOverwrites(referents: Referents): Overwrites {
  const overwriting = createOverwriting(referents, (place, at, depth) => before(place, at, depth).length > 0);
  const writesTo = (place: Place, depth: number): readonly Value[] => {
    const { stores } = accessesOf(place.base.procedure);
    const calls = chainOf(place).flatMap(({ object, path }) => overwriting.callsTo(object, path, depth));
    const own = stores.get(placeOf(place)) ?? NONE;
    return calls.length === 0 ? own : [...new Set([...own, ...calls])].sort((one, other) => one.order - other.order);
  };
  const before = (place: Place, at: Point, depth = 0): readonly Value[] => {
    const writes = isShared(place.base) ? NONE : writesTo(place, depth);
    if (writes.length === 0 || writes.length > MAX_WRITES || (accessesOf(at.procedure).loads.get(placeOf(place))?.length ?? 0) > MAX_READS) return NONE;
    const last = writes.findLast((write) => isOnEveryWay(write, at));
    if (last === undefined || mayBeWritten([last, at], place, overwriting)) return NONE;
    return writes.filter((write) => write === last || mayCome(write, last, at));
  };
  return {
    before,
    behind(write, place) {
      const { loads, holders, exits } = accessesOf(write.procedure);
      const reads = loads.get(placeOf(place)) ?? [];
      if (reads.length > MAX_READS) return [];
      const uses = reads.map((user): Use => ({ user, operand: user.base, path: [place.key] }));
      for (const { object, path } of chainOf(place)) {
        const number = numberOf(object);
        const users = holders.get(number) ?? [];
        if (users.length <= MAX_READS) uses.push(...users.flatMap((user) => (user === write ? [] : [...new Set(operandsOf(user))].flatMap((operand) => (numberOf(operand) === number ? [{ user, operand, path }] : [])))));
        uses.push(...(exits.get(number) ?? []).map((exit) => ({ exit, path })));
      }
      return uses.filter((use) => before(place, 'exit' in use ? atEnd(use.exit.block, write.procedure) : use.user).includes(write));
    },
    isReplaced(write, place) {
      const writes = isShared(place.base) ? NONE : writesTo(place, 0);
      const next = writes.length > MAX_WRITES ? undefined : writes.find((other) => isOnEveryWay(write, other) && leadsOut(other));
      if (next === undefined || mayBeWritten([write, next], place, overwriting)) return false;
      const { pauses, calls } = accessesOf(write.procedure);
      return ![...pauses, ...calls.filter((call) => call !== next && referents.calleesOf(call).length > 0)].some((each) => mayCome(each, write, next));
    },
    leaving(write, place) {
      const last = chainOf(place).at(-1);
      const { procedure } = write;
      if (procedure.exits.every(({ kind, block }) => kind !== 'return' || !before(place, atEnd(block, procedure)).includes(write))) return undefined;
      return last !== undefined && (last.object.op === 'parameter' || last.object.op === 'this') && overwriting.isWrittenBy(last.object, last.path) ? { root: last.object, path: last.path } : undefined;
    },
  };
}

/** True for what every way to the end of its procedure passes. */
export function leadsOut({ block, procedure }: Value): boolean {
  const flow = controlFlowOf(procedure);
  const exits = procedure.exits.filter((exit) => exit.kind === 'return' && flow.isReachable(exit.block));
  return exits.length > 0 && exits.every((exit) => exit.block === block || flow.dominates(block, exit.block));
}

/** A captured variable that is written again at once: no closure sees what stood in it before. */
export function isReplacedAtOnce(store: ValueOf<'cell-store'>, loads: readonly Value[]): boolean {
  const { values } = store.procedure;
  for (let at = values.indexOf(store) + 1; at < values.length; at++) {
    const next = values[at];
    if (next === undefined || next.block !== store.block || next.op === 'call' || next.op === 'await' || next.op === 'yield') return false;
    if (next.op === 'cell-store' && next.cell === store.cell) return loads.every((load) => seenFrom(load, store.procedure) > next.order);
  }
  return false;
}

/** Where a procedure reads a variable, or makes the function that does; at once where nobody sees it. */
function seenFrom(load: Value, procedure: Procedure): number {
  if (load.procedure === procedure) return load.order;
  let at = load.procedure;
  while (at.parent !== undefined && at.parent !== procedure) at = at.parent;
  return at.parent === procedure ? (at.made?.order ?? -1) : -1;
}

/** What other calls of the program have at the same time: variables of a file. */
function isShared(value: Value): boolean {
  let at = value;
  while (at.op === 'load') at = at.base;
  return at.op === 'cell';
}

/** True for a write that every way to a point passes. */
export function isOnEveryWay(write: Value, { block, order, procedure }: Point): boolean {
  return write.procedure === procedure && write.order < order && (write.block === block || controlFlowOf(procedure).dominates(write.block, block));
}

/** Whether a value may be computed behind a write and in front of a point; also the round before. */
function mayCome(value: Value, first: Value, last: Point): boolean {
  if (value === first) return false;
  const { canReach } = controlFlowOf(first.procedure);
  if (value.order > first.order && value.order < last.order && (last.order !== Infinity || value.block === last.block || canReach(value.block, last.block))) return true;
  return value.order > last.order && first.block !== last.block && canReach(value.block, last.block);
}

/** Whether somebody who is handed the object, or whose own method is called, comes in between. */
function mayBeWritten([first, last]: readonly [Value, Point], place: Place, overwriting: Overwriting): boolean {
  const { base, key } = place;
  const { calls, unclear, pauses, stores } = accessesOf(first.procedure);
  const chain = chainOf(place);
  const numbers = new Set(chain.map(({ object }) => numberOf(object)));
  const root = chain.at(-1)?.object ?? base;
  const outer = chain.slice(0, -1).flatMap(({ object }) => (object.op === 'load' && typeof object.key === 'string' ? (stores.get(placeOf({ base: object.base, key: object.key })) ?? []) : []));
  const holds = (value: Value): boolean => numbers.has(numberOf(value)) || ((value.op === 'object' || value.op === 'array') && operandsOf(value).some((each) => numbers.has(numberOf(each))));
  const mayWrite = (call: ValueOf<'call'>): boolean => {
    const isGiven = call.args.some(({ value }) => holds(value) || value.op === 'function') || (call.receiver !== undefined && holds(call.receiver) && overwriting.isKnown(call));
    if (isGiven) return !overwriting.leavesAlone(call, key);
    if (overwriting.writesAround(call, key)) return true;
    return call.receiver !== undefined && numberOf(call.receiver) === numberOf(base) && overwriting.isUnclear(call, key);
  };
  return (
    [...unclear, ...outer].some((store) => mayCome(store, first, last)) ||
    (root.op === 'this' && pauses.some((pause) => mayCome(pause, first, last))) ||
    calls.some((call) => mayCome(call, first, last) && mayWrite(call))
  );
}
