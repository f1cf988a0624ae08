import type { Key, Value } from './ir.ts';
import type { Referent } from './referent.ts';

type Of = (value: Value) => readonly Referent[];

/** The name that a property has whose key is computed from constants: `o[KEY]`, `o[Names.RUN]`, `o['ru' + part]`. Keys that are handed in or counted have none. */
export function constantName(key: Key, of: Of): string | undefined {
  if (typeof key === 'string') return key;
  switch (key.op) {
    case 'constant':
      return typeof key.value === 'string' || typeof key.value === 'number' ? String(key.value) : undefined;
    case 'cell':
      return onlyName(of(key));
    case 'load':
      return typeof key.key === 'string' && isTable(key.base) ? onlyName(of(key)) : undefined;
    case 'template':
      return joined(key.texts, key.holes.map((hole) => constantName(hole, of)));
    case 'binary':
      return key.operator === '+' ? joined(['', '', ''], [constantName(key.left, of), constantName(key.right, of)]) : undefined;
    default:
      return undefined;
  }
}

/** What may be an object of constants: a variable, or a member of one. */
function isTable(value: Value): boolean {
  let at = value;
  while (at.op === 'load' && typeof at.key === 'string') at = at.base;
  return at.op === 'cell' || at.op === 'import' || at.op === 'object' || at.op === 'call';
}

function onlyName([only, ...others]: readonly Referent[]): string | undefined {
  if (only?.kind !== 'constant' || others.length > 0) return undefined;
  return typeof only.value === 'string' || typeof only.value === 'number' ? String(only.value) : undefined;
}

function joined(texts: readonly string[], names: readonly (string | undefined)[]): string | undefined {
  let whole = texts[0] ?? '';
  for (const [index, name] of names.entries()) {
    if (name === undefined) return undefined;
    whole += name + (texts[index + 1] ?? '');
  }
  return whole;
}

/** The step of an access path that a key is: its name, or that of any index. */
export function stepOf(key: Key, of: Of): string {
  const name = constantName(key, of);
  return name === undefined || /^\d+$/.test(name) ? 'Element' : name;
}

/** How members are filed whose names are computed. */
export const COMPUTED = '[computed]';

/** The name under which a write is filed: its own, `COMPUTED` where constants may make one, none where a key is counted or handed in. */
export function filedUnder(key: Key): string | undefined {
  return typeof key === 'string' ? key : constantName(key, () => [{ kind: 'constant', value: '' }]) === undefined ? undefined : COMPUTED;
}
