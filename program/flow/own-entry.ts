import { calledName } from './called-name.ts';
import type { Entry, Value, ValueOf } from './ir.ts';
import { variableOf } from './key-origin.ts';
import type { Referents } from './referents.ts';

/** `{ ...given, name: own }`: the entry of a name behind all that is copied in says what stands there. */
export function hasOwnEntry({ entries }: ValueOf<'object'>, name: string, behind: number = entries.findLastIndex(({ kind }) => kind === 'spread')): boolean {
  return entries.some((entry, index) => index > behind && isNamed(entry, name));
}

function isNamed({ key, kind }: Entry, name: string): boolean {
  return kind === 'init' && key === name;
}

/** Names of functions that write below what they are given. */
const WRITING = /assign|merge|extend|default|mixin|set|copy|override|update|patch/i;

/**
 * True for a read of a name that the program has written out behind what it copied: `const o = { ...req.query, page: 1 }; o.page`, also where a
 * function gives such an object back, and for `Object.assign({}, req.query, { page: 1 })`.
 */
export function readsOwnEntry({ base, key }: ValueOf<'load'>, referents: Referents): boolean {
  if (typeof key !== 'string') return false;
  const made = variableOf(base, referents);
  if (made.op === 'call' && calledName(made.callee) === 'assign') return !isWrittenTo(made, referents) && isAssignedLast(made, key);
  const objects = made.op === 'object' ? [made] : made.op === 'call' || made.op === 'parameter' ? literalsBehind(made, referents) : [];
  return objects.length > 0 && objects.every((object) => hasOwnEntry(object, key) && !isWrittenTo(object, referents)) && !isWrittenTo(made, referents);
}

/** The last arguments are written out, and one has the name. */
function isAssignedLast({ args }: ValueOf<'call'>, name: string): boolean {
  for (const { value, spread } of args.toReversed()) {
    if (spread || value.op !== 'object') return false;
    if (hasOwnEntry(value, name)) return true;
    if (value.entries.some(({ kind }) => kind === 'spread')) return false;
  }
  return false;
}

/** The objects that a value is, where all of them are written out. */
function literalsBehind(value: Value, referents: Referents): readonly ValueOf<'object'>[] {
  const all = referents.of(value);
  const literals = all.flatMap((each) => (each.kind === 'object' && each.value.op === 'object' ? [each.value] : []));
  return literals.length === all.length ? literals : [];
}

function isWrittenTo(object: Value, { flowOf }: Referents): boolean {
  const flow = flowOf(object.unit.path);
  const names = [object, ...object.users.flatMap((user) => (user.op === 'cell-store' ? (flow?.cell(user.cell).loads ?? []) : user.op === 'phi' ? [user] : []))];
  return names.some((name) => name.users.some((user) => user.op === 'call' && WRITING.test(calledName(user.callee)) && user.args.some(({ value }) => value === name)));
}
