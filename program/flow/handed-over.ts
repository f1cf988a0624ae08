import type { Subject } from './checked.ts';
import { numberOf, relate } from './derivation.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { variableOf } from './key-origin.ts';
import type { Referents } from './referents.ts';

const MAX_PATH = 4;

/** As what a call is handed a value: as an argument, inside an object that is written out, or below an object that it was read from. */
export function handedTo({ args }: ValueOf<'call'>, value: Value): Subject | undefined {
  const direct = args.findIndex((each) => relate(each.value, value) !== undefined);
  if (direct >= 0) return { parameter: direct, path: [] };
  for (const [parameter, argument] of args.entries()) {
    const path = argument.spread ? undefined : pathBelow(argument.value, value);
    if (path !== undefined) return { parameter, path };
  }
  return undefined;
}

function pathBelow(argument: Value, value: Value): readonly string[] | undefined {
  if (argument.op === 'object') {
    for (const { kind, key, value: held } of argument.entries) {
      const path = kind !== 'init' || typeof key !== 'string' ? undefined : relate(held, value) !== undefined ? [] : pathBelow(held, value);
      if (path !== undefined) return [String(key), ...path];
    }
    return undefined;
  }
  const wanted = numberOf(argument);
  return basesOf(value).find(({ number }) => number === wanted)?.path;
}

/** The objects from which a value was read by name, and how. */
export function basesOf(value: Value): readonly { readonly number: string; readonly path: readonly string[] }[] {
  const found: { readonly number: string; readonly path: readonly string[] }[] = [];
  const path: string[] = [];
  for (let at = value; at.op === 'load' && typeof at.key === 'string' && path.length < MAX_PATH; at = at.base) {
    path.unshift(at.key);
    found.push({ number: numberOf(at.base), path: [...path] });
  }
  return found;
}

const standing = new WeakMap<Value, Map<string, Value>>();

/** A read of a path below a value that stands nowhere in the program: it has the name of those that do. */
export function readOf(root: Value, path: readonly string[]): Value {
  const own = standing.get(root) ?? new Map<string, Value>();
  standing.set(root, own);
  let base = root;
  path.forEach((key, index) => {
    const name = path.slice(0, index + 1).join('\0');
    const { node, unit, procedure, block, order, id } = root;
    const read: ValueOf<'load'> = { op: 'load', base, key, node, unit, procedure, block, order, id, users: [] };
    base = own.get(name) ?? read;
    own.set(name, base);
  });
  return base;
}

/** A value under the name that it has in the function whose variable it is read from. */
export function asSeenIn(procedure: Procedure, value: Value, referents: Referents): Value {
  if (value.procedure === procedure) return value;
  const path: string[] = [];
  let at = value;
  for (; at.op === 'load' && typeof at.key === 'string' && path.length < MAX_PATH; at = at.base) path.unshift(at.key);
  const root = variableOf(at, referents);
  return root.procedure === procedure ? readOf(root, path) : value;
}

/** A plain name that no file declares and no row knows, or what a file gives that is not there: the function may come in a later chunk. */
export function isPending(callee: Value, { flowOf, program }: Referents): boolean {
  if (callee.op === 'import') return callee.specifier.startsWith('.') && program.resolve(callee.unit.path, callee.specifier).type !== 'file';
  return callee.op === 'cell' && typeof callee.cell === 'string' && flowOf(callee.unit.path)?.declares(callee.cell) !== true && !(callee.cell in globalThis);
}
