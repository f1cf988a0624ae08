import type { Procedure, Value, ValueOf } from './ir.ts';
import type { Referent } from './referent.ts';
import type { Referents } from './referents.ts';

type Call = ValueOf<'call'>;

const NAMED = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'];
/** Methods of an emitter that take a listener (https://nodejs.org/api/events.html). */
export const LISTENING: ReadonlySet<unknown> = new Set(NAMED);

/** More listeners of one event than this say nothing. */
const MAX_LISTENERS = 5;

/**
 * The functions that listen to an event by its constant name on the object that emits it, in the same file: what is emitted is what
 * they are called with. After Madsen, Tip, Lhoták, "Static Analysis of Event-Driven Node.js JavaScript Applications", OOPSLA 2015.
 */
export function listenersOf(call: Call, referents: Referents): readonly Procedure[] {
  const { callee, receiver, args } = call;
  if (callee.op !== 'load' || callee.key !== 'emit' || receiver === undefined || args[0] === undefined) return [];
  const name = referents.constantOf(args[0].value);
  const flow = typeof name === 'string' ? referents.flowOf(call.unit.path) : undefined;
  if (flow === undefined) return [];
  const emitting = sitesOf(receiver, referents);
  const found = new Set<Procedure>();
  for (const method of NAMED)
    for (const load of flow.loadsOf(method))
      for (const user of load.users) {
        if (user.op !== 'call' || user.callee !== load || user.receiver === undefined || user.args[0] === undefined || user.args[1] === undefined) continue;
        if (referents.constantOf(user.args[0].value) !== name || !isShared(emitting, sitesOf(user.receiver, referents))) continue;
        for (const each of referents.of(user.args[1].value)) if (each.kind === 'function') found.add(each.procedure);
      }
  return found.size > MAX_LISTENERS ? [] : [...found];
}

/** Where an object was made: its literal or call of `new`, or the class whose instance it is. */
function sitesOf(value: Value, referents: Referents): ReadonlySet<unknown> {
  return new Set(referents.of(value).flatMap(siteIn));
}

function siteIn(referent: Referent): readonly unknown[] {
  return referent.kind === 'object' ? [referent.value] : referent.kind === 'instance' ? [referent.of] : [];
}

function isShared(some: ReadonlySet<unknown>, others: ReadonlySet<unknown>): boolean {
  for (const each of some) if (others.has(each)) return true;
  return false;
}
