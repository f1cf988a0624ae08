import type { Judge } from './checked.ts';
import { numberOf } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import { evaluate } from './guard-condition.ts';
import type { Procedure, ValueOf } from './ir.ts';
import { isMadeHere } from './made-here.ts';
import { ALL_KINDS } from './kinds.ts';
import type { Kinds } from './kinds.ts';

/**
 * What is known of a read because the program has put an object of its own there wherever a condition did not hold:
 * `if (!own(o, k)) o[k] = {}; o = o[k];` reads what `o` has itself, or what was just made.
 */
export function ensuredAt(load: ValueOf<'load'>, judge: Judge): Kinds {
  const known = stored.get(load.procedure) ?? storesIn(load.procedure);
  stored.set(load.procedure, known);
  return (known.get(placeOf(load)) ?? []).reduce((clears, store) => {
    if (!isMadeHere(store.input, store.key, judge)) return clears | (isBefore(store, load) ? keptOwn(store, judge) : 0);
    return clears | (isBefore(store, load) ? ALL_KINDS : store.block === load.block ? 0 : otherwise(store, load, judge));
  }, 0);
}

/** `o[k] = own(o, k) ? o[k] : {}`: what is put there is what `o` had itself, or what was just made. */
function keptOwn({ input, base, key }: ValueOf<'store'>, judge: Judge): Kinds {
  if (input.op !== 'phi' || input.from.length !== input.inputs.length) return 0;
  const flow = controlFlowOf(input.procedure);
  return input.inputs.reduce((all, each, index) => {
    const from = input.from[index];
    if (isMadeHere(each, key, judge)) return all;
    if (from === undefined || each.op !== 'load' || placeOf(each) !== placeOf({ base, key })) return 0;
    return all & flow.guardsOf(from).reduce((sum, guard) => sum | evaluate(guard, each, { judge, state: { isRooted: false }, depth: 0 }).clears, 0);
  }, ALL_KINDS);
}

/** `o[k] = {}; o[k].name = x;`: what is read is what was just made, under whatever name. */
function isBefore(store: ValueOf<'store'>, load: ValueOf<'load'>): boolean {
  return store.block === load.block ? store.order < load.order : controlFlowOf(load.procedure).dominates(store.block, load.block);
}

type Stores = ReadonlyMap<string, readonly ValueOf<'store'>[]>;

const stored = new WeakMap<Procedure, Stores>();

/** What a procedure stores, by where: found once. */
function storesIn({ values }: Procedure): Stores {
  const found = new Map<string, ValueOf<'store'>[]>();
  for (const value of values) {
    if (value.op !== 'store') continue;
    const list = found.get(placeOf(value));
    if (list === undefined) found.set(placeOf(value), [value]);
    else list.push(value);
  }
  return found;
}

function placeOf({ base, key }: Pick<ValueOf<'load'>, 'base' | 'key'>): string {
  return `${numberOf(base)} ${typeof key === 'string' ? `.${key}` : numberOf(key)}`;
}

/** What every way says that comes in front of the read past the store. */
function otherwise(store: ValueOf<'store'>, load: ValueOf<'load'>, judge: Judge): Kinds {
  const flow = controlFlowOf(load.procedure);
  const [meeting, ...others] = store.block.succs;
  if (meeting === undefined || others.length > 0 || !(meeting === load.block || flow.dominates(meeting, load.block))) return 0;
  const past = meeting.preds.filter((pred) => pred !== store.block && flow.isReachable(pred));
  const topics = typeof load.key === 'string' ? [load] : [load, load.key];
  const known = past.map((pred) => flow.guardsInto(pred, meeting).flatMap((guard) => topics.map((topic) => evaluate(guard, topic, { judge, state: { isRooted: false }, depth: 0 }).clears)).reduce((sum, clears) => sum | clears, 0));
  return past.length === 0 ? 0 : known.reduce((all, each) => all & each, ALL_KINDS);
}
