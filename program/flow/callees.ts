import { holderOfThis } from './inside.ts';
import type { ClassDefinition, Procedure, Value, ValueOf } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';
import type { Referent } from './referent.ts';

type Call = ValueOf<'call'>;

/** More functions than this and a call is taken to be unresolved. */
export const MAX_TARGETS = 5;

type Of = (value: Value) => readonly Referent[];

interface Lookup {
  readonly of: Of;
  flowOf(path: string): ModuleFlow | undefined;
  overriding(call: Call): readonly Procedure[];
}

/** The functions a call may enter. Where there are too many with those that override them, those of the class itself count. */
export function enteredByCall(call: Call, { of, flowOf, overriding }: Lookup): readonly Procedure[] {
  const entered = new Set(calledBy(call, of).flatMap((referent) => enteredBy(referent, call.construct || isSuper(call.callee), of)));
  const all = new Set([...entered, ...overriding(call)]);
  if (all.size === 0) return byFieldName(call, flowOf(call.unit.path));
  return all.size <= MAX_TARGETS ? [...all] : entered.size <= MAX_TARGETS ? [...entered] : [];
}

/** What a call calls: what its callee is, or for `super(…)` the superclass of the class around it. */
function calledBy({ callee, procedure }: Call, of: Of): readonly Referent[] {
  if (!isSuper(callee)) return of(callee);
  const superclass = holderOfThis(procedure)?.member?.of.superclass;
  return superclass === undefined ? [] : of(superclass);
}

/** True for the `super` of `super(…)`. */
export function isSuper(callee: Value): boolean {
  return callee.op === 'this' && callee.node.type === 'Super';
}

/** The procedure that a call of a referent enters. */
function enteredBy(referent: Referent, construct: boolean, of: Of): readonly Procedure[] {
  if (referent.kind === 'function') return [referent.procedure];
  if (referent.kind !== 'class' || !construct) return [];
  let at: ClassDefinition | Procedure | undefined = referent.definition;
  for (let above = 0; at !== undefined && above < MAX_ABOVE; above++) {
    if ('kind' in at) return [at];
    if (at.constructorProcedure !== undefined) return [at.constructorProcedure];
    at = at.superclass === undefined ? undefined : ownerIn(of(at.superclass));
  }
  return [];
}

const MAX_ABOVE = 8;

function ownerIn(referents: readonly Referent[]): ClassDefinition | Procedure | undefined {
  for (const each of referents) {
    if (each.kind === 'class') return each.definition;
    if (each.kind === 'function') return each.procedure;
  }
  return undefined;
}

/** A method that nothing else resolves: the functions stored under its name in the same file, when they are few. */
function byFieldName({ callee }: Call, flow: ModuleFlow | undefined): readonly Procedure[] {
  if (callee.op !== 'load' || typeof callee.key !== 'string' || flow === undefined || COMMON.has(callee.key)) return [];
  const named = membersOf(flow).get(callee.key) ?? [];
  return named.length > MAX_TARGETS ? [] : named;
}

const members = new WeakMap<ModuleFlow, ReadonlyMap<string, readonly Procedure[]>>();

/** The members of objects and classes of a file, by name. */
function membersOf(flow: ModuleFlow): ReadonlyMap<string, readonly Procedure[]> {
  const known = members.get(flow) ?? byName(flow.procedures.filter(isMember));
  members.set(flow, known);
  return known;
}

function byName(procedures: readonly Procedure[]): ReadonlyMap<string, readonly Procedure[]> {
  const found = new Map<string, Procedure[]>();
  for (const procedure of procedures) {
    const list = found.get(procedure.name);
    if (list === undefined) found.set(procedure.name, [procedure]);
    else list.push(procedure);
  }
  return found;
}

/** Names that built-in objects have: a method of that name says nothing. */
const COMMON: ReadonlySet<string> = new Set(
  'apply bind call catch charAt concat constructor create delete each emit end entries every exec exports filter find forEach get has includes indexOf join keys length map match next on once open parse pop push query read reduce remove replace reset resolve reject run save send set shift slice some sort split start stop test then toString trim update use value values write'.split(' '),
);

function isMember(procedure: Procedure): boolean {
  if (procedure.member !== undefined) return true;
  return procedure.made?.users.some((user) => user.op === 'store' || user.op === 'object') ?? false;
}

/** The calls among some values by the functions they may enter. */
export function countCallers(values: readonly Value[], calleesOf: (call: Call) => readonly Procedure[]): ReadonlyMap<Procedure, readonly Call[]> {
  const table = new Map<Procedure, Call[]>();
  for (const value of values) {
    if (value.op !== 'call') continue;
    for (const procedure of calleesOf(value)) {
      const list = table.get(procedure);
      if (list === undefined) table.set(procedure, [value]);
      else list.push(value);
    }
  }
  return table;
}
