import { isInside } from './inside.ts';
import type { Procedure, Value } from './ir.ts';
import type { Referents } from './referents.ts';

/** Used in more places than this, a declaration is taken to run where it is made. */
const MAX_USES = 12;

/**
 * Where, in the procedure that holds a variable, control goes over to a function inside that reads it: where the function is
 * made, and for a declaration, which is made before anything else, where it is called or handed on. Undefined when that is not known.
 */
export function closurePlaces(reader: Procedure, holder: Procedure, referents: Referents): readonly Value[] | undefined {
  if (reader === holder || (holder.kind !== 'module' && !isInside(reader, holder))) return undefined;
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
  if (made === undefined) return undefined;
  const uses = isDeclared(reader) && holder.kind !== 'module' ? usesOf(reader, referents) : [];
  const places = (uses.length > 0 && uses.length <= MAX_USES ? uses : [made]).map((at) => (at.procedure === holder ? [at] : closurePlaces(at.procedure, holder, referents)));
  return places.every((each) => each !== undefined) ? places.flat() : undefined;
}

function isDeclared({ node }: Procedure): boolean {
  return node.type === 'FunctionDeclaration';
}

/** Where a declared function is called or handed on, from outside of it: before the first of them it cannot run. */
function usesOf(procedure: Procedure, referents: Referents): readonly Value[] {
  const { made, unit } = procedure;
  const flow = referents.flowOf(unit.path);
  if (made === undefined || flow === undefined) return [];
  const uses = made.users.flatMap((user) => (user.op === 'cell-store' ? flow.cell(user.cell).loads.filter((load) => load.users.length > 0) : [user]));
  return uses.filter((use) => !isInside(use.procedure, procedure));
}
