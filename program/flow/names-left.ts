import { accessesOf } from './accesses.ts';
import { isBehindCall } from './asserted.ts';
import { both, either, NOTHING } from './checked.ts';
import type { Checked, Deep } from './checked.ts';
import { numberOf } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import { isInEveryRound } from './every-round.ts';
import type { Guard } from './guard.ts';
import { isSameObject } from './guard-own.ts';
import { isListing } from './guard-result.ts';
import { isInside } from './inside.ts';
import type { Block, Procedure, Value, ValueOf } from './ir.ts';
import { isOwnKey, variableOf } from './key-origin.ts';
import { namedBy } from './listed-names.ts';
import { headOf } from './loop-guards.ts';
import type { Referents } from './referents.ts';

/** A name that is deleted from the object whose names are gone through. */
interface Deletion {
  readonly by: ValueOf<'delete'>;
  /** The name of the round. */
  readonly name: Value;
  /** The call of `forEach`, where no loop goes through them. */
  readonly each?: ValueOf<'call'>;
}

/**
 * What holds for all names that an object has where they are listed, for those for which it does not were deleted:
 * `for (const name of Object.keys(o)) if (!KNOWN.has(name)) delete o[name];`. Nothing where it may have been given new ones.
 */
export function checkedOfNames(object: Value, place: Value, q: Deep): Checked {
  const { referents } = q.judge;
  let all = NOTHING;
  for (const deletion of deletionsIn(place.procedure, referents)) {
    if (!isSameObject(deletion.by.base, object, referents) || !isGoneThrough(object, deletion, referents)) continue;
    const ways = waysPast(deletion, place);
    if (ways === undefined || ways.length === 0 || isGivenMore(object, deletion, { place, referents })) continue;
    all = either(all, ways.map((guards) => guards.reduce((sum, guard) => either(sum, q.judge.says(guard, deletion.name, q)), NOTHING)).reduce(both));
  }
  return all;
}

const known = new WeakMap<Procedure, readonly (ValueOf<'delete'> | ValueOf<'call'>)[]>();

function deletionsIn(procedure: Procedure, referents: Referents): readonly Deletion[] {
  const found = known.get(procedure) ?? procedure.values.flatMap((value) => (isDeletionByName(value) || isForEach(value) ? [value] : []));
  known.set(procedure, found);
  return found.flatMap((value) => (value.op === 'delete' ? ofRounds(value, referents) : ofEach(value, referents)));
}

function isDeletionByName(value: Value): value is ValueOf<'delete'> {
  return value.op === 'delete' && typeof value.key !== 'string';
}

function isForEach(value: Value): value is ValueOf<'call'> {
  return value.op === 'call' && value.callee.op === 'load' && value.callee.key === 'forEach';
}

function ofRounds(by: ValueOf<'delete'>, referents: Referents): readonly Deletion[] {
  const name = typeof by.key === 'string' ? undefined : variableOf(by.key, referents);
  return name?.op === 'enumerate' || name?.op === 'iterate' ? [{ by, name }] : [];
}

function ofEach(each: ValueOf<'call'>, referents: Referents): readonly Deletion[] {
  const given = each.args[0]?.value;
  if (given?.op !== 'function' || given.callee.isAsync || given.callee.isGenerator) return [];
  const [name] = given.callee.parameters;
  return given.callee.values.flatMap((by) => (name !== undefined && by.op === 'delete' && typeof by.key !== 'string' && variableOf(by.key, referents) === name ? [{ by, name, each }] : []));
}

function isGoneThrough(object: Value, deletion: Deletion, referents: Referents): boolean {
  const named = namesOf(deletion, referents);
  return named !== undefined && isSameObject(named, object, referents);
}

/** The object whose names are gone through. */
function namesOf({ name, each }: Deletion, referents: Referents): Value | undefined {
  if (name.op === 'enumerate') return name.input;
  const list = each?.receiver ?? (name.op === 'iterate' ? name.input : undefined);
  const listed = list === undefined ? undefined : variableOf(list, referents);
  return listed?.op === 'call' ? namedBy(listed) : undefined;
}

/** What is known on each way round that does not delete; undefined where not every name has had its round. */
function waysPast({ by, name, each }: Deletion, place: Value): readonly (readonly Guard[])[] | undefined {
  const flow = controlFlowOf(by.procedure);
  const isBelow = (block: Block, above: Block): boolean => block === above || flow.dominates(above, block);
  const head = each === undefined ? headOf(name) : undefined;
  const [meeting, ...others] = by.block.succs;
  const isMeeting = meeting !== undefined && others.length === 0 && meeting !== head;
  const past = (end: Block, to?: Block): readonly (readonly Guard[])[] => {
    if (isBelow(end, by.block)) return [];
    if (isMeeting && isBelow(end, meeting)) return meeting.preds.filter((pred) => flow.isReachable(pred) && !isBelow(pred, meeting)).flatMap((pred) => past(pred, meeting));
    return [to === undefined ? flow.guardsOf(end) : flow.guardsInto(end, to)];
  };
  if (each !== undefined) return isBehindCall(each, place.block, place) ? by.procedure.exits.flatMap(({ kind, block }) => (kind === 'throw' || !flow.isReachable(block) ? [] : past(block))) : undefined;
  if (head === undefined || !isInEveryRound(head, name, place.block)) return undefined;
  return head.preds.filter((pred) => flow.dominates(head, pred)).flatMap((round) => past(round, head));
}

/** True where it may have a name besides: by a write under another than its own, or by whoever is handed it. */
function isGivenMore(object: Value, { by, each }: Deletion, { place, referents }: { readonly place: Value; readonly referents: Referents }): boolean {
  const { canReach } = controlFlowOf(place.procedure);
  const comesBehind = (one: Value, other: Value): boolean => canReach(other.block, one.block) || (one.block === other.block && one.order > other.order);
  const isBetween = (user: Value): boolean => comesBehind(user, each ?? by) && comesBehind(place, user);
  const writes = referents.flowOf(place.unit.path)?.procedures.filter((procedure) => isInside(procedure, place.procedure)).flatMap((procedure) => accessesOf(procedure).unclear) ?? [];
  if (writes.some((store) => typeof store.key !== 'string' && isSameObject(store.base, object, referents) && !isOwnKey(store.key, object, referents))) return true;
  return (accessesOf(place.procedure).holders.get(numberOf(object)) ?? []).some((user) => user.op === 'call' && user !== place && !isListing(user) && namedBy(user) === undefined && user.args.some(({ value }) => numberOf(value) === numberOf(object)) && isBetween(user));
}
