import { isDecoder } from './decoded.ts';
import type { Value } from './ir.ts';

/** How many values back a derivation is followed. */
const MAX_DERIVED = 40;

const ids = new WeakMap<Value, string>();
let next = 0;

/** A name that congruent values share: reading the same constant path of the same value twice gives the same name. */
export function numberOf(value: Value): string {
  const known = ids.get(value);
  if (known !== undefined) return known;
  const name = compute(value);
  ids.set(value, name);
  return name;
}

function compute(value: Value): string {
  const keys: string[] = [];
  let at: Value = value;
  while (at.op === 'load') {
    keys.unshift(typeof at.key === 'string' ? at.key : `[${at.key.op === 'load' && typeof at.key.key !== 'string' && at.key.key.op === 'load' ? `#${at.key.order}` : numberOf(at.key)}]`);
    at = at.base;
  }
  return `${rootNumber(at)}${keys.map((key) => `.${key}`).join('')}`;
}

const roots = new WeakMap<Value, string>();

function rootNumber(value: Value): string {
  const known = roots.get(value) ?? nameRoot(value);
  roots.set(value, known);
  return known;
}

function nameRoot(value: Value): string {
  if (value.op === 'phi') {
    const [only, ...others] = new Set(value.inputs.filter((input) => input !== value));
    if (only !== undefined && others.length === 0 && only.order < value.order) return numberOf(only);
  }
  if (value.op === 'cell' && typeof value.cell === 'string') return `cell ${value.unit.path} ${value.cell}`;
  if (value.op === 'cell' && typeof value.cell !== 'string') return cellNumber(value.cell);
  const own = sharedNumberOf(value);
  if (own !== undefined) return own;
  if (value.op === 'this') return 'this';
  if (value.op === 'call' && isLookup(value)) return `${numberOf(value.callee)}(${value.args.map((each) => (each.value.op === 'constant' ? String(each.value.value) : '')).join('')})`;
  const known = ids.get(value);
  if (known !== undefined) return known;
  const name = `v${next++}`;
  ids.set(value, name);
  return name;
}

/** The name of the variable that functions inside share, and that holds a value for good. */
export function sharedNumberOf(value: Value): string | undefined {
  if (!shared.has(value)) shared.set(value, sharedNumber(value));
  return shared.get(value);
}

const shared = new WeakMap<Value, string | undefined>();

function sharedNumber(value: Value): string | undefined {
  const stored = value.users.find((user) => user.op === 'cell-store' && user.input === value && typeof user.cell !== 'string' && (user.cell.kind === 'const' || user.cell.kind === 'parameter'));
  return stored?.op === 'cell-store' && typeof stored.cell !== 'string' ? cellNumber(stored.cell) : undefined;
}

const LOOKUPS: ReadonlySet<unknown> = new Set(['get', 'getAll', 'param', 'query', 'queries', 'header', 'getHeader', 'getItem']);

/** `params.get('name')`: a property read in another form. */
function isLookup(value: Value): boolean {
  if (value.op !== 'call' || value.construct || value.callee.op !== 'load' || value.args.length !== 1) return false;
  return LOOKUPS.has(value.callee.key) && value.args[0]?.value.op === 'constant' && typeof value.args[0].value.value === 'string';
}

const cellIds = new WeakMap<object, string>();

/** A shared variable and the value that is stored in it once go by one name. */
function cellNumber(binding: object): string {
  const known = cellIds.get(binding) ?? `c${next++}`;
  cellIds.set(binding, known);
  return known;
}

/** The numbers of a value and of what its text is made of inside its procedure; property reads are ends. */
export function originsOf(value: Value): ReadonlySet<string> {
  const known = origins.get(value);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const stack: Value[] = [value];
  for (let at = stack.pop(); at !== undefined && found.size < MAX_DERIVED; at = stack.pop()) {
    const number = numberOf(at);
    if (found.has(number)) continue;
    found.add(number);
    stack.push(...madeOf(at));
  }
  origins.set(value, found);
  return found;
}

const origins = new WeakMap<Value, ReadonlySet<string>>();

const decoded = new WeakMap<Value, ReadonlySet<string>>();

/** The numbers of what a text was decoded from: what was checked there says nothing of what came out. */
function decodedFrom(value: Value): ReadonlySet<string> {
  const known = decoded.get(value);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const seen = new Set<Value>();
  const stack: { readonly at: Value; readonly isInside: boolean }[] = [{ at: value, isInside: false }];
  for (let next = stack.pop(); next !== undefined && seen.size < MAX_DERIVED; next = stack.pop()) {
    if (seen.has(next.at)) continue;
    seen.add(next.at);
    if (next.isInside) found.add(numberOf(next.at));
    const isInside = next.isInside || (next.at.op === 'call' && isDecoder(next.at));
    for (const at of madeOf(next.at)) stack.push({ at, isInside });
  }
  decoded.set(value, found);
  return found;
}

/** The values whose text goes into a value. */
function madeOf(value: Value): readonly Value[] {
  switch (value.op) {
    case 'phi':
      return value.inputs;
    case 'logical':
      return [value.left, value.right];
    case 'await':
      return [value.input];
    case 'binary':
      return value.operator === '+' ? [value.left, value.right] : [];
    case 'template':
      return value.holes;
    case 'load':
      return typeof value.key === 'string' ? [] : [value.base];
    case 'iterate':
      return [value.input];
    case 'parameter':
      return listOf(value);
    case 'call':
      if (isLookup(value)) return [];
      return [...(value.receiver === undefined ? [] : [value.receiver]), ...value.args.map((each) => each.value)];
    default:
      return [];
  }
}

/** Operations that bring no input of their own. */
const CONSTANT: ReadonlySet<Value['op']> = new Set(['constant', 'import', 'function', 'class', 'regexp']);

/**
 * The part of a value through which input came into it, where it was put together from several: what is known of another part
 * says nothing of it. Undefined for a value that is made of one, and behind a decoder, where nothing from before counts. What comes
 * round a loop is all of what was carried: the part of the last round has the name that another has in this one.
 */
export function partThrough(value: Value, from: { readonly value: Value; readonly part?: Value }): Value | undefined {
  if (value.op === 'call' && isDecoder(value)) return undefined;
  if (value.op === 'phi' && from.value.order > value.order) return asWhole(value);
  const parts = madeOf(value);
  if (!parts.includes(from.value)) return undefined;
  return from.part ?? (parts.some((part) => part !== from.value && part !== value && !CONSTANT.has(part.op)) ? from.value : undefined);
}

const wholes = new WeakMap<Value, Value>();

/** A value under its own number that is made of nothing: what is asked of it is asked of all of it. */
export function asWhole(value: Value): Value {
  const known = wholes.get(value);
  if (known !== undefined) return known;
  const { node, unit, procedure, block, order, id, users } = value;
  const whole: Value = { op: 'other', inputs: [], node, unit, procedure, block, order, id, users };
  ids.set(whole, numberOf(value));
  wholes.set(value, whole);
  originals.set(whole, value);
  return whole;
}

const originals = new WeakMap<Value, Value>();

/** The value itself where one is asked about as a whole. */
export function originalOf(value: Value): Value {
  return originals.get(value) ?? value;
}

const LISTED: ReadonlyMap<string, number> = new Map([
  ...['forEach', 'map', 'filter', 'some', 'every', 'find', 'flatMap'].map((name) => [name, 0] as const),
  ['reduce', 1],
  ['reduceRight', 1],
]);

/** The list whose elements a callback is given. */
export function listOf({ index, procedure }: Extract<Value, { op: 'parameter' }>): readonly Value[] {
  const call = procedure.made?.users.find((user) => user.op === 'call');
  if (call?.op !== 'call' || call.receiver === undefined || call.callee.op !== 'load' || typeof call.callee.key !== 'string') return [];
  return LISTED.get(call.callee.key) === index ? [call.receiver] : [];
}

/** How a tested value stands to a used one. */
export type Relation = 'same' | 'origin' | 'derived';

/** Relates a tested value to a used one: the same, one it was made of, or one made of it. */
export function relate(tested: Value, used: Value): Relation | undefined {
  const number = numberOf(tested);
  if (number === numberOf(used) || isSenderOf(tested, used)) return 'same';
  if (originsOf(used).has(number)) return decodedFrom(used).has(number) ? undefined : 'origin';
  return originsOf(tested).has(numberOf(used)) || sharesOrigin(tested, used) ? 'derived' : undefined;
}

/** `event.origin` tells who sent `event.data`: what is known of the one holds for the other. */
function isSenderOf(tested: Value, used: Value): boolean {
  return tested.op === 'load' && tested.key === 'origin' && originsOf(used).has(`${numberOf(tested.base)}.data`);
}

/** Both were made of the same property read, parameter or element. */
function sharesOrigin(a: Value, b: Value): boolean {
  const origins = originsOf(b);
  for (const each of leavesOf(a)) if (origins.has(each)) return true;
  return false;
}

/** The numbers of the variables and properties at the ends of what a value was made of. */
export function leavesOf(value: Value): ReadonlySet<string> {
  const known = leaves.get(value);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const seen = new Set<Value>();
  const stack: Value[] = [value];
  for (let at = stack.pop(); at !== undefined && seen.size < MAX_DERIVED; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const parts = madeOf(at);
    if (parts.length === 0 && isVariable(at)) found.add(numberOf(at));
    stack.push(...parts);
  }
  leaves.set(value, found);
  return found;
}

const leaves = new WeakMap<Value, ReadonlySet<string>>();

function isVariable(value: Value): boolean {
  return value.op === 'parameter' || isLookup(value) || (value.op === 'load' && value.key !== 'prototype' && !isModuleMember(value)) || value.op === 'iterate' || value.op === 'enumerate' || (value.op === 'cell' && typeof value.cell !== 'string');
}

function isModuleMember(value: Extract<Value, { op: 'load' }>): boolean {
  return value.base.op === 'import' || value.base.op === 'cell';
}
