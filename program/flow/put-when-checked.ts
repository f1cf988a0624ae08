import type { Deep } from './checked.ts';
import { numberOf } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import { functionsIn } from './functions-in.ts';
import { isListing } from './guard-result.ts';
import { readOf } from './handed-over.ts';
import { heldWhere } from './held-where.ts';
import type { Value, ValueOf } from './ir.ts';
import { ALL_KINDS } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import type { Referents } from './referents.ts';
import { unchanged } from './unchanged.ts';

/** Something that is put into a list, and by what. */
interface Put {
  readonly input: Value;
  readonly by: Value;
}

/** More than these are not looked at. */
const MAX_PUTS = 8;
const MAX_LOOKED = 60;

/**
 * What holds for a property of all that is in a list which the program fills itself, because it was checked in front of each write:
 * `for (const file of files) if (isGood(file.name)) good.push(file);`, `files.reduce((good, file) => (isGood(file.name) ? [...good, file] : good), [])`.
 */
export function checkedWhenPut(list: Value, path: readonly string[], { place, q }: { readonly place: Value; readonly q: Deep }): Kinds {
  const puts = list.op === 'array' ? putsOf(list, place, q.judge.referents) : list.op === 'call' ? putsByReducing(list, q.judge.referents) : undefined;
  if (puts === undefined || puts.length === 0 || puts.length > MAX_PUTS) return 0;
  return puts.reduce((set, { input, by }) => set & clearedOf(readAt(input, path), by, q), ALL_KINDS);
}

function clearedOf(value: Value, by: Value, q: Deep): Kinds {
  return value.op === 'constant' ? ALL_KINDS : heldWhere(value, by, q).clears;
}

/** What stands at a path below a value, or below an object that is written out. */
function readAt(input: Value, [first, ...rest]: readonly string[]): Value {
  if (first === undefined) return input;
  const entry = input.op === 'object' && input.entries.every(({ key, kind }) => kind === 'init' && typeof key === 'string') ? input.entries.findLast(({ key }) => key === first) : undefined;
  return entry === undefined ? readOf(input, [first, ...rest]) : readAt(entry.value, rest);
}

function putsOf(list: ValueOf<'array'>, place: Value, referents: Referents): readonly Put[] | undefined {
  const later = putsBefore(list, { place }, referents);
  return later === undefined || list.elements.some(({ spread }) => spread) ? undefined : [...list.elements.map(({ value }) => ({ input: value, by: list })), ...later];
}

/** What the function of `reduce` adds to what it is given. */
function putsByReducing({ callee, args }: ValueOf<'call'>, referents: Referents): readonly Put[] | undefined {
  const [reducing, first] = args.map(({ value }) => value);
  if (callee.op !== 'load' || callee.key !== 'reduce' || reducing === undefined || first?.op !== 'array' || first.elements.length > 0) return undefined;
  const [only, ...others] = functionsIn(reducing, referents);
  const all = only?.parameters[0];
  if (only === undefined || all === undefined || others.length > 0 || only.isAsync || only.isGenerator) return undefined;
  const given: Put[] = [];
  const seen = new Set(only.exits.flatMap(({ value }) => value ?? []));
  for (const at of seen) {
    if (at.op === 'phi') for (const input of at.inputs) seen.add(input);
    else if (at.op === 'array') given.push(...at.elements.flatMap(({ value, spread }) => (spread && numberOf(value) === numberOf(all) ? [] : [{ input: value, by: at }])));
    else if (numberOf(at) !== numberOf(all)) return undefined;
    if (seen.size > MAX_PUTS) return undefined;
  }
  const later = putsBefore(all, { known: seen }, referents);
  return later === undefined ? undefined : [...given, ...later];
}

/** What is put into a list before a place, by whatever name; undefined where others may have a hand in it. */
function putsBefore(list: Value, { place, known }: { readonly place?: Value; readonly known?: ReadonlySet<Value> }, { flowOf }: Referents): readonly Put[] | undefined {
  const puts: Put[] = [];
  const names = new Set([list]);
  for (const at of names) {
    for (const user of at.users) {
      const own = known?.has(user) === true ? [] : putBy(user, at);
      if (own !== undefined) puts.push(...own);
      else if (user.op === 'phi' && unchanged(user) === list) names.add(user);
      else if (user.op === 'cell-store') {
        const { loads, stores } = flowOf(user.unit.path)?.cell(user.cell) ?? { loads: [], stores: [] };
        if (stores.length !== 1) return undefined;
        for (const load of loads) names.add(load);
      } else if (place === undefined || comesBefore(user, place)) return undefined;
    }
    if (names.size > MAX_LOOKED) return undefined;
  }
  return puts;
}

/** What a use of a list puts into it; undefined for one that may do more with it. */
function putBy(user: Value, list: Value): readonly Put[] | undefined {
  if (user.op === 'load' || user.op === 'iterate') return user.op === 'load' && CHANGING.has(user.key) ? undefined : [];
  if (user.op === 'store') return user.base !== list || user.input === list || user.key === '__proto__' ? undefined : user.key === 'length' ? [] : [{ input: user.input, by: user }];
  if (user.op !== 'call' || user.args.some(({ value }) => value === list)) return user.op === 'call' && isListing(user) ? [] : undefined;
  if (user.callee.op !== 'load' || !ADDING.has(user.callee.key)) return [];
  return user.args.some(({ spread }) => spread) ? undefined : user.args.map(({ value }) => ({ input: value, by: user }));
}

const ADDING: ReadonlySet<unknown> = new Set(['push', 'unshift']);
const CHANGING: ReadonlySet<unknown> = new Set(['splice', 'fill']);

function comesBefore({ procedure, block, order }: Value, place: Value): boolean {
  if (procedure !== place.procedure) return true;
  return block === place.block ? order < place.order || controlFlowOf(procedure).canReach(block, block) : controlFlowOf(procedure).canReach(block, place.block);
}
