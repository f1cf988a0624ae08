import { isSuper, MAX_TARGETS } from './callees.ts';
import type { Caller, Context } from './fact.ts';
import { holderOfThis } from './inside.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { lineageOf } from './lineage.ts';
import { methodsOf, ownMember } from './overriding.ts';
import { receiverGroup } from './receiver.ts';
import type { Group } from './referent.ts';
import type { Referents } from './referents.ts';

type Call = ValueOf<'call'>;

/**
 * The class of the object that a procedure is called on, where calls inside depend on it: type sensitivity, after Smaragdakis, Bravenboer,
 * Lhoták, "Pick Your Contexts Well: Understanding Object-Sensitivity", POPL 2011.
 */
export function receiverOf({ call, context, procedure }: Pick<Caller, 'call' | 'context' | 'procedure'>, referents: Referents): Group | undefined {
  if (!callsItself(procedure)) return undefined;
  const own = receiverGroup(procedure, referents.of);
  const receiver = own === undefined ? undefined : classOf(call, context, referents);
  if (own === undefined || receiver === undefined) return undefined;
  const lineage = lineageOf(receiver, referents);
  const isChosen = own !== receiver || lineage.length > 1 || referents.heirsOf(procedure.unit.path)?.has(own) === true;
  return isChosen && lineage.includes(own) ? receiver : undefined;
}

function classOf(call: Call, context: Context, referents: Referents): Group | undefined {
  const object = call.construct ? call : isSuper(call.callee) ? call.callee : call.receiver;
  if (object?.op === 'this') return sharesThis(call, context) ? context.receiver : undefined;
  const found = object === undefined ? [] : referents.of(object);
  const [only, ...others] = found.flatMap((each) => (each.kind === 'instance' ? [each.of] : []));
  const isKnown = found.every((each) => each.kind === 'instance' || (each.kind === 'object' && each.value.op === 'call' && each.value.construct));
  return others.length === 0 && isKnown ? only : undefined;
}

function sharesThis({ procedure }: Call, context: Pick<Context, 'procedure'>): boolean {
  return context.procedure !== undefined && holderOfThis(procedure) === holderOfThis(context.procedure);
}

const known = new WeakMap<Procedure, boolean>();

/** True for a procedure that calls methods of its own object, itself or by arrows inside. */
function callsItself(procedure: Procedure): boolean {
  const found = known.get(procedure) ?? procedure.values.some((value) => isOwnCall(value) || (value.op === 'function' && value.callee.kind === 'arrow' && callsItself(value.callee)));
  known.set(procedure, found);
  return found;
}

function isOwnCall(value: Value): boolean {
  return value.op === 'call' && (ownMember(value.callee) !== undefined || isSuper(value.callee) || (value.callee.op === 'load' && isSuper(value.callee.base)));
}

/** The functions a call may enter, where it is followed for an object whose class is known. */
export function calleesIn({ receiver, procedure }: Context, call: Call, referents: Referents): readonly Procedure[] {
  const name = ownMember(call.callee);
  if (receiver === undefined || name === undefined || !sharesThis(call, { procedure })) return referents.calleesOf(call);
  const methods = [...new Set(methodsOf(receiver, name, referents.of))];
  return methods.length === 0 || methods.length > MAX_TARGETS ? referents.calleesOf(call) : methods;
}
