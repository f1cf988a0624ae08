import { isSuper } from './callees.ts';
import { holderOfThis } from './inside.ts';
import type { Procedure, Value } from './ir.ts';
import { lineageOf } from './lineage.ts';
import { receiverGroup } from './receiver.ts';
import type { Group } from './referent.ts';
import type { Referents } from './referents.ts';

/** What is known of the objects of classes during one search. */
export interface Instances {
  /** True for an object that was made by a `new` that is known, and that nothing but its own methods and the variables it is kept in ever sees. */
  isConfined(object: Value): boolean;
  /** True for a class whose members hand `this` to nobody: what they store below it is met wherever the object is followed to. */
  keepsItself(group: Group): boolean;
  /** The places at which a function and the arrows inside speak of one object. */
  sharedThis(procedure: Procedure): readonly Value[];
}

/** All objects of a class as one. */
export const COARSE: Instances = { isConfined: () => false, keepsItself: () => false, sharedThis: () => [] };

/** More places than this, and an object is not followed. */
const MAX_PLACES = 40;

/** Escape analysis of objects (Choi, Gupta, Serrano, Sreedhar, Midkiff, "Escape Analysis for Java", OOPSLA 1999), asked for where something is stored below one. */
export function createInstances(referents: Referents): Instances {
  const groups = new Map<Group, boolean>();
  const objects = new Map<Value, boolean>();
  const holders = new Map<string, ReadonlyMap<Procedure, readonly Value[]>>();
  const thisIn = (path: string): ReadonlyMap<Procedure, readonly Value[]> => {
    const found = holders.get(path) ?? byHolder(referents.flowOf(path)?.procedures ?? []);
    holders.set(path, found);
    return found;
  };
  const ownThis = (group: Group, path: string): readonly Value[] => [...thisIn(path)].flatMap(([holder, values]) => (receiverGroup(holder, referents.of) === group ? values : []));
  const keeps = (group: Group): boolean => {
    const path = pathOf(group);
    if (path === undefined || ('members' in group && group.superclass !== undefined && lineageOf(group, referents).length === 1)) return false;
    const all = ownThis(group, path);
    return all.length <= MAX_PLACES && all.every((value) => isKeptIn(value, referents));
  };
  const keepsItself = (group: Group): boolean => {
    const known = groups.get(group) ?? ('op' in group ? false : lineageOf(group, referents).every(keeps));
    groups.set(group, known);
    return known;
  };
  return {
    keepsItself,
    isConfined(object) {
      const known = objects.get(object) ?? isConfined(object, { referents, keepsItself });
      objects.set(object, known);
      return known;
    },
    sharedThis(procedure) {
      const holder = holderOfThis(procedure);
      return holder === undefined ? [] : thisIn(procedure.unit.path).get(holder) ?? [];
    },
  };
}

function pathOf(group: Group): string | undefined {
  return 'members' in group ? group.initialiser?.unit.path : group.unit.path;
}

function byHolder(procedures: readonly Procedure[]): ReadonlyMap<Procedure, readonly Value[]> {
  const found = new Map<Procedure, Value[]>();
  for (const procedure of procedures) {
    const holder = holderOfThis(procedure);
    const own = holder === undefined ? [] : procedure.values.filter((value) => value.op === 'this');
    if (holder !== undefined && own.length > 0) found.set(holder, [...(found.get(holder) ?? []), ...own]);
  }
  return found;
}

interface Asking {
  readonly referents: Referents;
  keepsItself(group: Group): boolean;
}

function isConfined(object: Value, { referents, keepsItself }: Asking): boolean {
  const places = placesOf(object, referents);
  return (
    places?.every((place) => {
      if (place.op !== 'call') return true;
      const [only, ...others] = referents.of(place.callee);
      const group = only?.kind === 'class' ? only.definition : only?.kind === 'function' ? only.procedure : undefined;
      return others.length === 0 && group !== undefined && keepsItself(group);
    }) === true && places.every((place) => isKeptIn(place, referents))
  );
}

/** All values that are the object: where it is made, and the reads of the variables it is kept in. Undefined when it may come from elsewhere. */
function placesOf(object: Value, { flowOf }: Referents): readonly Value[] | undefined {
  const places = new Set<Value>([object]);
  for (const at of places) {
    if (places.size > MAX_PLACES) return undefined;
    if (at.op === 'phi') at.inputs.forEach((input) => places.add(input));
    else if (at.op === 'cell') {
      const flow = flowOf(at.unit.path);
      if (flow === undefined || (typeof at.cell === 'string' && !flow.declares(at.cell))) return undefined;
      for (const store of flow.cell(at.cell).stores) if (store.op === 'cell-store') places.add(store.input);
    } else if (at.op !== 'call' || !at.construct) return undefined;
    for (const user of at.users) {
      if (user.op === 'phi') places.add(user);
      if (user.op === 'cell-store') flowOf(at.unit.path)?.cell(user.cell).loads.forEach((load) => places.add(load));
    }
  }
  return [...places];
}

/** True when all that is done with an object is to read and write its fields, to call methods that are known, and to keep it in a variable. */
function isKeptIn(object: Value, referents: Referents): boolean {
  const isReturned = object.procedure.exits.some(({ value }) => value === object);
  return !isReturned && object.users.every((user) => isKeptBy(user, object, referents));
}

function isKeptBy(user: Value, object: Value, referents: Referents): boolean {
  switch (user.op) {
    case 'phi':
    case 'cell-store':
      return object.op !== 'this';
    case 'unary':
      return true;
    case 'load':
      return user.base === object && user.key !== object && isField(user.key, object, referents) && (user.users.every((each) => isOwnCall(each, user, referents)) || isValue(user, referents));
    case 'store':
      return user.base === object && user.input !== object && user.key !== object && isField(user.key, object, referents);
    case 'call':
      return (isSuper(object) && user.callee === object) || (user.receiver === object && user.args.every(({ value }) => value !== object));
    default:
      return false;
  }
}

/** True for a key that runs no getter or setter. */
function isField(key: unknown, object: Value, referents: Referents): boolean {
  if (typeof key !== 'string') return false;
  const groups = referents.of(object).flatMap((each) => (each.kind === 'instance' ? lineageOf(each.of, referents) : []));
  return groups.every((group) => !('members' in group) || (group.members.get(key) ?? []).every(({ member }) => member?.kind === 'method'));
}

function isOwnCall(call: Value, load: Value, { calleesOf }: Referents): boolean {
  return call.op === 'call' && call.callee === load && call.args.every(({ value }) => value !== load) && calleesOf(call).length > 0;
}

function isValue(load: Value, { of }: Referents): boolean {
  return of(load).every(({ kind }) => kind !== 'function' && kind !== 'class');
}
