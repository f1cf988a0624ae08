import { numberOf } from './derivation.ts';
import type { Value } from './ir.ts';
import type { Referents } from './referents.ts';

/** True when a key was enumerated from the object it is read from: `for (k in o) o[k]` reaches what `o` has itself. */
export function isOwnKey(key: Value, base: Value, referents: Referents): boolean {
  const from = enumeratedFrom(variableOf(key, referents), referents);
  return from !== undefined && numberOf(variableOf(from, referents)) === numberOf(variableOf(base, referents));
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

/** What a shared variable holds that is written once. */
function variableOf(value: Value, referents: Referents): Value {
  if (value.op !== 'cell') return value;
  const stores = referents.flowOf(value.unit.path)?.cell(value.cell).stores ?? [];
  const [only] = stores;
  return stores.length === 1 && only?.op === 'cell-store' ? only.input : value;
}
