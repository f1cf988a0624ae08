import { saysMarkup, statesMarkup } from './content-type.ts';
import { returnRootsOf } from './conventions.ts';
import { decoratedPlaces, methodOf } from './decorators.ts';
import { OBJECT } from './fact.ts';
import { handedTo } from './handed-to.ts';
import type { Procedure, Value } from './ir.ts';
import { isHarmful } from './kinds.ts';
import type { Place } from './model.ts';
import type { Referents } from './referents.ts';
import type { At, Solver } from './search.ts';

/** What a handler gives back is sent, where rows say so: `Get.ReturnValue.Decorated.ReturnValue` of a controller. */
export function atReturned(solver: Solver, { context, fact, user }: At): void {
  if ((fact.state & OBJECT) !== 0) return;
  const { index } = solver.referents;
  for (const { root, path } of placesReturned(user.procedure, solver.referents))
    for (const row of index.writesTo(index.normalise({ root, path: [...path, ...fact.path] })))
      if (isHarmful(fact.kinds, row[2]) && (row[2] !== 'html' || (fact.path.length === 0 ? row[0] !== 'fastify.App' || saysMarkup(user.procedure, solver.referents) : statesMarkup(user, solver.referents)))) solver.hit(context, { fact, at: whereStated(user, fact.path[0]), row });
}

const known = new WeakMap<Referents, Map<Procedure, readonly Place[]>>();

function placesReturned(procedure: Procedure, referents: Referents): readonly Place[] {
  const own = known.get(referents) ?? new Map<Procedure, readonly Place[]>();
  known.set(referents, own);
  const places = own.get(procedure) ?? findPlaces(procedure, referents);
  own.set(procedure, places);
  return places;
}

function findPlaces(procedure: Procedure, referents: Referents): readonly Place[] {
  const flow = referents.flowOf(procedure.unit.path);
  if (flow === undefined) return [];
  const method = methodOf(procedure);
  const places: Place[] = [...(method === undefined ? [] : decoratedPlaces(method, flow)), ...returnRootsOf(procedure, flow).map((root) => ({ root, path: [] }))];
  handedTo(procedure, (callee, steps) => places.push(...referents.placesOf(callee, steps)), flow);
  return places.map(({ root, path }) => ({ root, path: [...path, 'ReturnValue'] }));
}

/** The value of the field where it is written out, else all that is given back. */
function whereStated(value: Value, name: string | undefined): Value {
  const entry = value.op === 'object' ? value.entries.find((each) => each.key === name) : undefined;
  return entry !== undefined && entry.value.node.start >= value.node.start && entry.value.node.end <= value.node.end ? entry.value : value;
}
