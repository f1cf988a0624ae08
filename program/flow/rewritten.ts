import { chainOf, placeOf } from './accesses.ts';
import type { Place } from './accesses.ts';
import { numberOf } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import type { Rewritten } from './fact.ts';
import type { Guard } from './guard.ts';
import { isElement } from './positions.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { operandsOf } from './ir.ts';

/** So many values back it is looked whether a condition reads a place; where there are more, it does. */
const MAX_LOOKED = 60;
/** A place that is looked at more often in one function is not followed from look to look: no look at it says anything of what is written to it. */
const MAX_READS = 200;
/** Methods that put something into a list, and ask nothing of what is there. */
const FILLING: ReadonlySet<unknown> = new Set(['push', 'unshift', 'splice', 'fill', 'set', 'add', 'append']);

const known = new WeakMap<Value, Map<string, Rewritten | undefined>>();

/** What was read of a place in front of a write to it, in the same procedure; undefined where nothing was. */
export function rewrittenBy(write: Value, place: Place): Rewritten | undefined {
  if (place.base.procedure !== write.procedure) return undefined;
  const own = known.get(write) ?? new Map<string, Rewritten | undefined>();
  known.set(write, own);
  const name = placeOf(place);
  if (own.has(name)) return own.get(name);
  const found = lastRead(write, place);
  own.set(name, found);
  return found;
}

function lastRead(write: Value, place: Place): Rewritten | undefined {
  const { canReach } = controlFlowOf(write.procedure);
  const readers = readersIn(write.procedure);
  const lists = chainOf(place).flatMap(({ object, path: [name] }) => readersOfName(readers.get(numberOf(object)), name));
  if (lists.reduce((sum, reads) => sum + reads.length, 0) > MAX_READS) return { id: `any ${placeOf(place)}`, place, after: undefined };
  let after: Value | undefined;
  for (const reads of lists) {
    for (let at = countBefore(reads, write.order) - 1, read = reads[at]; read !== undefined && read.order > (after?.order ?? -1); at -= 1, read = reads[at])
      if (isReadOf(read, place) && (read.block === write.block || canReach(read.block, write.block))) after = read;
  }
  return after === undefined ? undefined : rewrittenSince(after, place);
}

/** How many values of a list in order come before a point. */
function countBefore(values: readonly Value[], order: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle]?.order ?? order) < order) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The name of a place that is no property: a variable itself. */
const ITSELF = '#itself';

/** What a shared variable holds since a function inside wrote to it, the last time in the call `after`. */
export function rewrittenVariable(load: ValueOf<'cell'>, after: Value): Rewritten {
  return rewrittenSince(after, { base: load, key: ITSELF });
}

/** What a place holds since the call `after`. */
export function rewrittenSince(after: Value, place: Place): Rewritten {
  return { id: `${after.id} ${placeOf(place)}`, place, after };
}

/** True for what was computed before somebody wrote: it holds nothing of what was written. */
export function isInFront({ after }: Rewritten, { procedure, order, op }: Value): boolean {
  return after !== undefined && procedure === after.procedure && order <= after.order && op !== 'phi';
}

/** What looks at what stands in an object at once, and keeps nothing of the object itself. */
const AT_ONCE: ReadonlySet<Value['op']> = new Set(['load', 'iterate', 'enumerate', 'template', 'binary']);
const LISTING: ReadonlySet<string> = new Set(['Object.keys', 'Object.values', 'Object.entries', 'JSON.stringify']);
const OF_LISTS: ReadonlySet<unknown> = new Set(['every', 'filter', 'find', 'flatMap', 'forEach', 'includes', 'indexOf', 'join', 'map', 'reduce', 'slice', 'some']);

/** True for what looks into an object of the same procedure that nobody has written to yet, whichever way was taken. */
export function isTooEarly({ after, place: { base } }: Rewritten, { value, path }: { readonly value: Value; readonly path: readonly string[] }, user: Value): boolean {
  if (numberOf(value) !== numberOf(base) || path.length !== 1 || (value.op !== 'object' && value.op !== 'array')) return false;
  return looksAtOnce(user, value) && after !== undefined && !controlFlowOf(after.procedure).canReach(after.block, user.block);
}

function looksAtOnce(user: Value, object: Value): boolean {
  if (user.op !== 'call') return AT_ONCE.has(user.op);
  if (user.callee.op !== 'load' || user.construct) return false;
  const { base, key } = user.callee;
  if (user.receiver === object) return object.op === 'array' && OF_LISTS.has(key) && user.args.every((each) => each.value !== object);
  return base.op === 'cell' && LISTING.has(`${String(base.cell)}.${String(key)}`);
}

/** True for a condition on what stood at a place before it was written. */
export function asksBefore(guard: Guard, rewritten: Rewritten): boolean {
  return 'anyOf' in guard ? guard.anyOf.some((way) => way.some(({ condition }) => readsBefore(condition, rewritten))) : readsBefore(guard.condition, rewritten);
}

/** True for a value that was found by a look at a place before it was written. */
export function readsBefore(value: Value, { place, after }: Rewritten): boolean {
  if (value.procedure !== place.base.procedure) return false;
  const seen = new Set<Value>();
  const stack = [value];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen.has(at)) continue;
    if (seen.size >= MAX_LOOKED || ((after === undefined || at.order <= after.order) && isReadOf(at, place))) return true;
    seen.add(at);
    stack.push(...operandsOf(at));
  }
  return false;
}

/** What looks at an object, or at what stands in it. */
const READING: ReadonlySet<Value['op']> = new Set(['load', 'call', 'iterate', 'enumerate', 'rest', 'object', 'array', 'template', 'binary']);

/** What reads an object, in order. */
interface Readers {
  /** Reads of one name. */
  readonly byName: Map<string, Value[]>;
  /** What looks at more than one. */
  readonly whole: Value[];
}

const readersOf = new WeakMap<Procedure, ReadonlyMap<string, Readers>>();

/** What reads an object, by its number. */
function readersIn(procedure: Procedure): ReadonlyMap<string, Readers> {
  const before = readersOf.get(procedure);
  if (before !== undefined) return before;
  const found = new Map<string, Readers>();
  for (const value of procedure.values) {
    if (!READING.has(value.op)) continue;
    for (const number of new Set(objectsRead(value).map(numberOf))) {
      const readers = found.get(number) ?? { byName: new Map<string, Value[]>(), whole: [] };
      found.set(number, readers);
      listOf(readers, value).push(value);
    }
  }
  readersOf.set(procedure, found);
  return found;
}

function listOf({ byName, whole }: Readers, value: Value): Value[] {
  if (value.op !== 'load' || typeof value.key !== 'string') return whole;
  const list = byName.get(value.key) ?? [];
  byName.set(value.key, list);
  return list;
}

/** What reads a name of an object; what reads any of it, where no name is known. */
function readersOfName(readers: Readers | undefined, name: string | undefined): readonly (readonly Value[])[] {
  if (readers === undefined) return [];
  return isAnyName(name) ? [readers.whole, ...readers.byName.values()] : [readers.whole, ...(name === undefined ? [] : [readers.byName.get(name) ?? []])];
}

function isAnyName(name: string | undefined): boolean {
  return name === '*' || isElement(name);
}

function objectsRead(value: Value): readonly Value[] {
  if (value.op === 'load') return value.users.some((user) => user.op === 'call' && user.callee === value) ? [] : [value.base];
  if (value.op !== 'call') return operandsOf(value);
  const isFilling = value.callee.op === 'load' && FILLING.has(value.callee.key);
  return [...(value.receiver === undefined || isFilling ? [] : [value.receiver]), ...value.args.map((each) => each.value)];
}

/** Whether a value looks at a place, or at all of an object through which it is reached. */
function isReadOf(value: Value, place: Place): boolean {
  if (place.key === ITSELF) return value.op === 'cell' && numberOf(value) === numberOf(place.base);
  const chain = chainOf(place);
  if (!READING.has(value.op) || chain.some(({ object }) => numberOf(object) === numberOf(value))) return false;
  const numbers = new Set(objectsRead(value).map(numberOf));
  return chain.some(({ object, path: [key] }) => numbers.has(numberOf(object)) && (value.op !== 'load' || typeof value.key !== 'string' || isAnyName(key) || key === value.key));
}
