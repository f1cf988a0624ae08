import type { Judge } from './checked.ts';
import { numberOf } from './derivation.ts';
import type { Value, ValueOf } from './ir.ts';
import type { Referents } from './referents.ts';

/** So many values are looked at for one list. */
const MAX_LOOKED = 120;
const MAX_CALLERS = 8;

const known = new WeakMap<Judge, Map<Value, boolean>>();

/**
 * True for a list, set or table that somebody outside had a hand in: `[req.query.name]`, `allowed.push(req.body.name)`. That a value is in it
 * says nothing then. What comes from files, databases and functions that nobody knows was chosen by the program.
 */
export function isFilledFromOutside(list: Value, judge: Judge): boolean {
  const own = known.get(judge) ?? new Map<Value, boolean>();
  known.set(judge, own);
  const found = own.get(list) ?? search(list, judge.referents);
  own.set(list, found);
  return found;
}

function search(list: Value, referents: Referents): boolean {
  const seen = new Set<Value>([list]);
  for (const at of seen) {
    if (seen.size > MAX_LOOKED) return false;
    if (comesIn(at, referents)) return true;
    for (const each of [...madeFrom(at, referents), ...putInto(at, referents)]) seen.add(each);
  }
  return false;
}

/** A value that a remote request brings. */
function comesIn(value: Value, { placesOf, index }: Referents): boolean {
  if (value.op !== 'load' && value.op !== 'call' && value.op !== 'parameter') return false;
  return placesOf(value).some((place) => index.sourceAt(place)?.[2] === 'remote');
}

/** What a value holds something of. */
function madeFrom(value: Value, referents: Referents): readonly Value[] {
  switch (value.op) {
    case 'array':
      return value.elements.map((each) => each.value);
    case 'object':
      return value.entries.flatMap(({ key, value: held, kind }) => (kind === 'spread' ? [held] : typeof key === 'string' ? [] : [key]));
    case 'phi':
    case 'other':
      return value.inputs;
    case 'logical':
    case 'binary':
      return [value.left, value.right];
    case 'template':
      return value.holes;
    case 'await':
    case 'iterate':
    case 'enumerate':
    case 'rest':
      return [value.input];
    case 'load':
      return ofLoad(value, referents);
    case 'cell':
      return storesOf(value, referents);
    case 'parameter':
      return ofParameter(value, referents);
    case 'call':
      return ofCall(value);
    default:
      return [];
  }
}

/** A property of the program's own object is what was stored there; of another value, a part of it. */
function ofLoad(value: ValueOf<'load'>, { flowOf, of }: Referents): readonly Value[] {
  const { base, key } = value;
  if (typeof key !== 'string') return [base];
  const number = numberOf(base);
  const flow = flowOf(value.unit.path);
  const reads = (flow?.loadsOf(key) ?? []).filter((load) => load.op === 'load' && numberOf(load.base) === number && load.users.some(isPut));
  const stores = (flow?.storesTo(key) ?? []).flatMap((store) => (store.op === 'store' && (numberOf(store.base) === number || (base.op === 'this' && store.base.op === 'this')) ? [store.input] : []));
  const held = of(value).flatMap((each) => (each.kind === 'object' ? [each.value] : []));
  const isPart = base.op === 'iterate' || base.op === 'load' || (base.op === 'parameter' && base.index === 0);
  return [...reads, ...stores, ...held, ...(isPart ? [base] : [])];
}

/** The variable itself goes by all its reads: what is put into one is in the others. */
function storesOf({ cell, unit }: ValueOf<'cell'>, { flowOf }: Referents): readonly Value[] {
  const uses = flowOf(unit.path)?.cell(cell);
  return [...(uses?.stores ?? []).flatMap((store) => (store.op === 'cell-store' ? [store.input] : [])), ...(uses?.loads ?? []).filter(({ users }) => users.some(isPut))];
}

/** What callers hand over; of a function that a list calls, the list. */
function ofParameter({ procedure, index }: ValueOf<'parameter'>, { callersOf }: Referents): readonly Value[] {
  const lists = (procedure.made?.users ?? []).flatMap((user) => (user.op === 'call' && user.callee !== procedure.made && user.callee.op === 'load' && VISITING.has(user.callee.key) && user.receiver !== undefined ? [user.receiver] : []));
  const calls = callersOf(procedure);
  return [...lists, ...(calls.length > MAX_CALLERS ? [] : calls.flatMap((call) => (call.args[index] === undefined ? [] : [call.args[index].value])))];
}

const VISITING: ReadonlySet<unknown> = new Set(['forEach', 'map', 'flatMap', 'filter', 'every', 'some']);
const KEEPING: ReadonlySet<unknown> = new Set(['concat', 'filter', 'slice', 'map', 'split', 'trim', 'toLowerCase', 'toUpperCase', 'toString', 'sort', 'reverse', 'flat', 'keys', 'values', 'entries', 'from', 'of', 'parse', 'assign', 'fromEntries']);

const KEPT: ReadonlySet<unknown> = new Set(['Set', 'Map', 'RegExp']);

/** `new Set(x)`, `Array.from(x)`, `Object.keys(x)`, `x.concat(y)`, `String(x)`: what keeps what it is given. */
function ofCall({ callee, receiver, args, construct }: ValueOf<'call'>): readonly Value[] {
  const given = args.map((each) => each.value);
  if (callee.op === 'cell') return construct ? (KEPT.has(callee.cell) ? given : []) : callee.cell === 'String' ? given : [];
  if (callee.op !== 'load' || !KEEPING.has(callee.key)) return [];
  return [...(receiver === undefined || (receiver.op === 'cell' && typeof receiver.cell === 'string' && receiver.cell in globalThis) ? [] : [receiver]), ...given];
}

const PUTS: ReadonlySet<unknown> = new Set(['push', 'unshift', 'splice', 'add', 'set', 'fill']);

function isPut(user: Value): boolean {
  return user.op === 'store' || (user.op === 'load' && PUTS.has(user.key));
}

/** What is put into a list after it was made. The value under a key of a `Map` is not what is asked for. */
function putInto(value: Value, { flowOf }: Referents): readonly Value[] {
  return value.users.flatMap((user): readonly Value[] => {
    if (user.op === 'phi') return numberOf(user) === numberOf(value) ? [user] : [];
    if (user.op === 'cell-store' && typeof user.cell !== 'string') return (flowOf(user.unit.path)?.cell(user.cell).loads ?? []).filter(({ users }) => users.some(isPut));
    if (user.op === 'store' && user.base === value) return typeof user.key === 'string' ? (/^\d+$/.test(user.key) ? [user.input] : []) : [isIndex(user.key) ? user.input : user.key];
    if (user.op !== 'call' || user.receiver !== value || user.callee.op !== 'load' || !PUTS.has(user.callee.key)) return [];
    return user.args.slice(0, user.callee.key === 'set' ? 1 : undefined).map((each) => each.value);
  });
}

function isIndex(key: Value): boolean {
  return key.op === 'binary' || key.op === 'unary' || key.op === 'phi' || (key.op === 'constant' && typeof key.value === 'number') || (key.op === 'load' && key.key === 'length');
}
