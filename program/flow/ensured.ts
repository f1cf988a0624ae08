import type { Judge } from './checked.ts';
import { numberOf } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import { evaluate } from './guard-condition.ts';
import type { Value, ValueOf } from './ir.ts';
import { ALL_KINDS } from './model.ts';
import type { Kinds } from './model.ts';

/**
 * What is known of a read because the program has put an object of its own there wherever a condition did not hold:
 * `if (!own(o, k)) o[k] = {}; o = o[k];` reads what `o` has itself, or what was just made.
 */
export function ensuredAt(load: ValueOf<'load'>, judge: Judge): Kinds {
  let clears = 0;
  for (const store of load.procedure.values) if (store.op === 'store' && store.block !== load.block && isFresh(store.input) && isSameProperty(store, load)) clears |= otherwise(store, load, judge);
  return clears;
}

function isSameProperty(store: ValueOf<'store'>, load: ValueOf<'load'>): boolean {
  if (typeof store.key === 'string' || typeof load.key === 'string') return store.key === load.key && numberOf(store.base) === numberOf(load.base);
  return numberOf(store.key) === numberOf(load.key) && numberOf(store.base) === numberOf(load.base);
}

/** What was made here is no built-in prototype. */
function isFresh(value: Value): boolean {
  return value.op === 'object' || value.op === 'array' || value.op === 'constant' || (value.op === 'call' && value.callee.op === 'load' && value.callee.key === 'create');
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
