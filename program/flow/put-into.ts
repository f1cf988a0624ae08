import type { Value, ValueOf } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';
import { cellStoresOf } from './stored-under.ts';

type Call = ValueOf<'call'>;

/** Methods that put what they are given into a list, set or map (ECMAScript 23.1.3, 24.1.3, 24.2.4). */
const PUTTING: ReadonlySet<unknown> = new Set(['push', 'unshift', 'add', 'set']);

/** True for a call that puts a function where others may find it and call it. */
export function keepsFunction({ callee, args }: Call): boolean {
  return callee.op === 'load' && PUTTING.has(callee.key) && args.some(({ value }) => value.op === 'function' || value.op === 'cell' || value.op === 'array');
}

/** What is put into a list or set after it was made, where the file shows it: `hooks.push(f)`, also through a variable or a field of `this`. */
export function elementsPutInto(value: Value, flow: ModuleFlow): readonly Value[] {
  return callsOn(value, flow).flatMap(({ callee, args }) => (callee.op === 'load' && callee.key !== 'set' ? args.flatMap((each) => (each.spread ? [] : [each.value])) : []));
}

/** What `map.get(key)` may give: what the map was made with or given under a key that may be this one. Undefined for what is no map of the file. */
export function entriesUnder({ callee, args }: Call, { flow, constantOf }: { readonly flow: ModuleFlow; constantOf(value: Value): unknown }): readonly Value[] | undefined {
  const [key] = args;
  if (callee.op !== 'load' || callee.key !== 'get' || key === undefined || args.length > 1) return undefined;
  const maps = madeBehind(callee.base, flow).filter(isMap);
  if (maps.length === 0) return undefined;
  const wanted = constantOf(key.value);
  return maps.flatMap((map) => entriesOf(map, flow).flatMap(([name, held]) => (isOther(constantOf(name), wanted) ? [] : [held])));
}

function isOther(one: unknown, other: unknown): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

function isMap(value: Value): value is Call {
  return value.op === 'call' && value.construct && value.callee.op === 'cell' && value.callee.cell === 'Map';
}

/** True for `new Set(…)`. */
export function isSet(value: Value): boolean {
  return value.op === 'call' && value.construct && value.callee.op === 'cell' && value.callee.cell === 'Set';
}

function entriesOf(map: Call, flow: ModuleFlow): readonly (readonly [Value, Value])[] {
  const first = map.args[0]?.value;
  const pairs = first?.op === 'array' ? first.elements.flatMap(({ value }) => (value.op === 'array' ? [value.elements] : [])) : [];
  const given = callsOn(map, flow).flatMap(({ callee, args }) => (callee.op === 'load' && callee.key === 'set' ? [args] : []));
  return [...pairs, ...given].flatMap(([name, held]) => (name === undefined || held === undefined ? [] : [[name.value, held.value] as const]));
}

/** The objects that stand in a variable or field, where they are made. */
function madeBehind(value: Value, flow: ModuleFlow): readonly Value[] {
  if (value.op === 'cell') return flow.cell(value.cell).stores.flatMap((store) => (store.op === 'cell-store' ? [store.input] : []));
  if (value.op === 'load' && value.base.op === 'this' && typeof value.key === 'string') return flow.storesTo(value.key).flatMap((store) => (store.op === 'store' && isSameThis(store.base, value.base) ? [store.input] : []));
  return [value];
}

/** What is given more than this holds data: nobody keeps so many functions one by one. */
const MAX_PUT = 32;
const puts = new WeakMap<ModuleFlow, WeakMap<Value, readonly Call[]>>();

/** The calls that put something into an object, by whatever name the file knows it; none where there are too many. */
function callsOn(value: Value, flow: ModuleFlow): readonly Call[] {
  const own = puts.get(flow) ?? new WeakMap<Value, readonly Call[]>();
  puts.set(flow, own);
  const known = own.get(value) ?? callsAmong(value, flow);
  own.set(value, known);
  return known.length > MAX_PUT ? [] : known;
}

function callsAmong(value: Value, flow: ModuleFlow): readonly Call[] {
  return holdersOf(value, flow).flatMap((holder) => holder.users.flatMap((load) => (load.op === 'load' && load.base === holder && PUTTING.has(load.key) ? load.users.flatMap((call) => (call.op === 'call' && call.callee === load ? [call] : [])) : [])));
}

function holdersOf(value: Value, flow: ModuleFlow): readonly Value[] {
  const variables = cellStoresOf(value).flatMap(({ cell }) => flow.cell(cell).loads);
  const fields = value.users.flatMap((user) => (user.op === 'store' && user.input === value && user.base.op === 'this' && typeof user.key === 'string' ? flow.loadsOf(user.key).filter((load) => load.op === 'load' && isSameThis(load.base, user.base)) : []));
  return [value, ...variables, ...fields];
}

/** `this` of the members of one class. */
function isSameThis(one: Value, other: Value): boolean {
  const [first, second] = [one, other].map(({ op, procedure }) => (op === 'this' ? classAround(procedure) : undefined));
  return first !== undefined && first === second;
}

function classAround(procedure: Value['procedure']): unknown {
  let at = procedure;
  while (at.kind === 'arrow' && at.member === undefined && at.parent !== undefined) at = at.parent;
  return at.member?.of;
}
