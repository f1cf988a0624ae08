import { numberOf } from './derivation.ts';
import type { Value, ValueOf } from './ir.ts';
import type { Referents } from './referents.ts';
import { unchanged } from './unchanged.ts';

/** True when a key was enumerated from the object it is read from: `for (k in o) o[k]` reaches what `o` has itself. */
export function isOwnKey(key: Value, base: Value, referents: Referents): boolean {
  return isOwn(key, base, { referents, depth: 0 });
}

interface Question {
  readonly referents: Referents;
  readonly depth: number;
}

/** From one function to the next, so many times. */
const MAX_DEPTH = 3;

function isOwn(key: Value, base: Value, q: Question): boolean {
  return isEnumerated(key, base, q.referents) || (q.depth < MAX_DEPTH && isHandedTogether(key, base, q));
}

function isEnumerated(key: Value, base: Value, referents: Referents): boolean {
  const from = enumeratedFrom(variableOf(key, referents), referents);
  return from !== undefined && numberOf(variableOf(from, referents)) === numberOf(variableOf(base, referents));
}

/** `walk(holder, name)`, which all its callers give an object with one of its own keys or a name they have written. */
function isHandedTogether(key: Value, base: Value, { referents, depth }: Question): boolean {
  const name = parameterBehind(key, referents);
  const holder = parameterBehind(base, referents);
  if (name === undefined || holder === undefined || name.procedure !== holder.procedure || name === holder) return false;
  const calls = referents.callersOf(name.procedure);
  if (calls.length === 0 || isExported(name, referents)) return false;
  return calls.every((call) => {
    const given = call.args[name.index]?.value;
    const object = call.args[holder.index]?.value;
    if (given === undefined || object === undefined) return false;
    const isPassedOn = call.procedure === name.procedure && given === name && object === holder;
    return isPassedOn || isWritten(given, referents) || isOwn(given, object, { referents, depth: depth + 1 });
  });
}

function parameterBehind(value: Value, referents: Referents): ValueOf<'parameter'> | undefined {
  const known = variableOf(value, referents);
  return known.op === 'parameter' ? known : undefined;
}

/** A name or number that the program has written, or counts. */
function isWritten(value: Value, referents: Referents): boolean {
  if (value.op === 'call' && value.callee.op === 'cell' && value.callee.cell === 'String') return value.args[0] !== undefined && isWritten(value.args[0].value, referents);
  if (value.op === 'phi') return value.inputs.some((input) => input.op === 'constant' && typeof input.value === 'number') && value.inputs.every((input) => input.op === 'constant' || input.op === 'binary' || input.op === 'unary');
  return referents.constantOf(value) !== undefined;
}

/** Others may call it: with any object and any key. */
function isExported({ procedure, unit }: Value, { flowOf, of }: Referents): boolean {
  return flowOf(unit.path)?.exported.some(({ value }) => of(value).some((each) => each.kind === 'function' && each.procedure === procedure)) ?? true;
}

/** The object whose keys a value runs over: `for … in`, `Object.keys(o)` in a loop or a callback. */
function enumeratedFrom(key: Value, referents: Referents): Value | undefined {
  switch (key.op) {
    case 'enumerate':
      return key.input;
    case 'iterate':
      return listedObject(variableOf(key.input, referents));
    case 'load':
      return key.base.op === 'call' || key.base.op === 'phi' || key.base.op === 'cell' ? listedObject(variableOf(key.base, referents)) : undefined;
    case 'parameter': {
      if (key.index !== 0) return undefined;
      const call = key.procedure.made?.users.find((user) => user.op === 'call');
      return call?.op === 'call' && call.receiver !== undefined ? listedObject(variableOf(call.receiver, referents)) : undefined;
    }
    default:
      return undefined;
  }
}

/** `Object.keys(o)` and what keeps its elements. */
function listedObject(list: Value): Value | undefined {
  if (list.op !== 'call' || list.callee.op !== 'load') return undefined;
  const { key } = list.callee;
  if (key === 'keys' || key === 'getOwnPropertyNames' || key === 'ownKeys') return list.args[0]?.value;
  return (key === 'filter' || key === 'sort' || key === 'slice') && list.receiver !== undefined ? listedObject(list.receiver) : undefined;
}

/** What a shared variable holds that is written once, or what a loop carries round unchanged. */
export function variableOf(value: Value, referents: Referents): Value {
  if (value.op !== 'cell') return unchanged(value);
  const stores = referents.flowOf(value.unit.path)?.cell(value.cell).stores ?? [];
  const [only] = stores;
  return stores.length === 1 && only?.op === 'cell-store' ? only.input : value;
}
