import { calledName } from './called-name.ts';
import { DOUBT, isAbout, NOTHING } from './checked.ts';
import type { About, Call, Checked } from './checked.ts';
import { numberOf, relate } from './derivation.ts';
import { isFilledFromOutside } from './filled-lists.ts';
import type { Argument, Procedure, Value } from './ir.ts';
import { isObjectPrototype } from './guard-object.ts';
import { ofWholeKey } from './guard-key.ts';
import { isOwnKey, variableOf } from './key-origin.ts';
import { ALL_KINDS, kinds } from './kinds.ts';
import { namedBy } from './listed-names.ts';
import type { Referents } from './referents.ts';

/** An object that is asked whether a key is its own. */
interface Owned {
  readonly object: Value;
  readonly key: Value;
}

/** Functions inside each other that ask it for their callers. */
const MAX_DEPTH = 3;

/**
 * `if (Object.hasOwn(o, k)) o = o[k];`: what is read from that object under that key is what was put there, whoever has filled it, and no
 * prototype. Undefined for other calls and other values. `k in o` is no such test.
 */
export function ownReadTested(call: Call, holds: boolean, { value, q }: About): Checked | undefined {
  if (value.op !== 'load' || typeof value.key === 'string') return undefined;
  const { referents } = q.judge;
  const owned = ownedBy(call, referents);
  if (owned === undefined || relate(owned.key, value.key) !== 'same' || !isSameObject(owned.object, value.base, referents)) return undefined;
  return holds ? { clears: kinds('key'), isDoubtful: false } : NOTHING;
}

/** What it says of the key: it is one of a table, unless somebody outside has filled it. A key that was read from there is known to be. What `Object.prototype` does not have itself is neither `__proto__` nor `constructor`. */
export function ownKeyTested(call: Call, holds: boolean, { value, q }: About): Checked | undefined {
  const owned = ownedBy(call, q.judge.referents);
  if (owned === undefined) return undefined;
  const { object, key } = owned;
  if (!isAbout(key, value)) return isAbout(object, value) ? NOTHING : undefined;
  if (isObjectPrototype(object)) return holds ? DOUBT : ofWholeKey({ clears: kinds('key'), isDoubtful: false }, key, { value, q });
  const isItsKey = isOwnKey(key, object, q.judge.referents);
  if (!holds || isFilledFromOutside(object, q.judge)) return isItsKey ? NOTHING : DOUBT;
  return { clears: isItsKey ? ALL_KINDS & ~kinds('key') : ALL_KINDS, isDoubtful: false };
}

/** The same object, also by another name of it. */
export function isSameObject(one: Value, other: Value, referents: Referents): boolean {
  return numberOf(one) === numberOf(other) || numberOf(variableOf(one, referents)) === numberOf(variableOf(other, referents));
}

function ownedBy(call: Call, referents: Referents, depth = 0): Owned | undefined {
  const { callee, receiver, args } = call;
  const [first, second, third] = args;
  if (first === undefined || call.construct || third !== undefined || args.some(({ spread }) => spread)) return undefined;
  const name = callee.op === 'load' ? callee.key : undefined;
  if (second === undefined) return receiver === undefined ? undefined : byReceiver(name, { object: receiver, key: first.value }, referents);
  const own: Owned = { object: first.value, key: second.value };
  if (name === 'call') return receiver !== undefined && OF_OBJECTS.has(methodOf(variableOf(receiver, referents))) ? own : undefined;
  const callees = depth < MAX_DEPTH ? referents.calleesOf(call) : [];
  if (callees.length > 0) return ofAll(callees, args, (inner) => ownedBy(inner, referents, depth + 1));
  return BY_NAME.test(calledName(callee).replace(/^.*\//, '')) ? own : undefined;
}

/** `object.hasOwnProperty(key)`, `Object.keys(object).includes(key)`, or the place of the key in that list. */
function byReceiver(name: unknown, { object, key }: Owned, referents: Referents): Owned | undefined {
  if (name === 'hasOwnProperty' || name === 'hasOwn' || name === 'propertyIsEnumerable') return { object, key };
  const list = name === 'includes' || name === 'indexOf' ? variableOf(object, referents) : undefined;
  const named = list?.op === 'call' ? namedBy(list) : undefined;
  return named === undefined ? undefined : { object: named, key };
}

/** https://tc39.es/ecma262/#sec-object.prototype.hasownproperty and what libraries hand out under these names. */
const OF_OBJECTS: ReadonlySet<unknown> = new Set(['hasOwnProperty', 'propertyIsEnumerable']);
const BY_NAME = /^(?:lodash\.)?(?:has|own|has-?own(?:-?prop(?:erty)?)?|getOwnPropertyDescriptor)$/i;

/** `Object.prototype.hasOwnProperty`, also under another name. */
function methodOf(value: Value): unknown {
  return value.op === 'load' ? value.key : undefined;
}

/** `(object, key) => object != null && Object.hasOwn(object, key)`: what the functions of the program ask of what they are handed. */
function ofAll(callees: readonly Procedure[], args: readonly Argument[], asked: (call: Call) => Owned | undefined): Owned | undefined {
  const found = callees.map((callee) => handedIn(callee, args, asked));
  const [first] = found;
  return first !== undefined && found.every((each) => each?.object === first.object && each.key === first.key) ? first : undefined;
}

function handedIn({ exits, parameters, isAsync, isGenerator }: Procedure, args: readonly Argument[], asked: (call: Call) => Owned | undefined): Owned | undefined {
  const [only, ...others] = exits;
  if (only?.value === undefined || only.kind !== 'return' || others.length > 0 || isAsync || isGenerator) return undefined;
  const inner = together(only.value).flatMap((each) => (each.op === 'call' ? (asked(each) ?? []) : []))[0];
  if (inner === undefined) return undefined;
  const given = (value: Value): Value | undefined => args[parameters.findIndex((each) => each.op === 'parameter' && numberOf(each) === numberOf(value))]?.value;
  const [object, key] = [given(inner.object), given(inner.key)];
  return object === undefined || key === undefined ? undefined : { object, key };
}

/** What has to hold altogether. */
function together(value: Value): readonly Value[] {
  return value.op === 'logical' && value.operator === '&&' ? [...together(value.left), ...together(value.right)] : [value];
}
