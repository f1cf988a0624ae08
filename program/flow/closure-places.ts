import { isInside } from './inside.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import type { Referents } from './referents.ts';

/** Called from more places than this, a declaration is taken to run where it is made. */
const MAX_CALLS = 12;

/**
 * Where, in the procedure that holds a variable, control goes over to a function inside that reads it: where the function is
 * made, and for a declaration, which is made before anything else, where it is called. Undefined when that is not known.
 */
export function closurePlaces(reader: Procedure, holder: Procedure, referents: Referents): readonly Value[] | undefined {
  const own = known.get(referents) ?? new WeakMap<Procedure, Map<Procedure, readonly Value[] | undefined>>();
  known.set(referents, own);
  const byHolder = own.get(reader) ?? new Map<Procedure, readonly Value[] | undefined>();
  own.set(reader, byHolder);
  if (!byHolder.has(holder)) {
    byHolder.set(holder, undefined);
    byHolder.set(holder, find(reader, holder, referents));
  }
  return byHolder.get(holder);
}

const known = new WeakMap<Referents, WeakMap<Procedure, Map<Procedure, readonly Value[] | undefined>>>();

function find(reader: Procedure, holder: Procedure, referents: Referents): readonly Value[] | undefined {
  const { made } = reader;
  if (reader === holder || made === undefined || (holder.kind !== 'module' && !isInside(reader, holder))) return undefined;
  const calls = isDeclared(reader) && holder.kind !== 'module' ? callsOf(reader, referents) : [];
  const places = (calls.length > 0 && calls.length <= MAX_CALLS ? calls : [made]).map((at) => (at.procedure === holder ? [at] : closurePlaces(at.procedure, holder, referents)));
  return places.every((each) => each !== undefined) ? places.flat() : undefined;
}

function isDeclared({ node }: Procedure): boolean {
  return node.type === 'FunctionDeclaration';
}

/** The calls of a declared function from outside of it, when it is only ever called by its name; none when it is handed on. */
function callsOf(procedure: Procedure, referents: Referents): readonly ValueOf<'call'>[] {
  const { made, unit } = procedure;
  const flow = referents.flowOf(unit.path);
  if (made === undefined || flow === undefined) return [];
  const uses = made.users.flatMap((user) => (user.op === 'cell-store' ? flow.cell(user.cell).loads.flatMap((load) => load.users.map((each) => ({ name: load, user: each }))) : [{ name: made, user }]));
  const calls = uses.flatMap(({ name, user }) => (user.op === 'call' && user.callee === name && !user.args.some((each) => each.value === name) ? [user] : []));
  return calls.length === uses.length ? calls.filter((call) => !isInside(call.procedure, procedure)) : [];
}
