import type { Context, Fact } from './fact.ts';
import type { Procedure, ValueOf } from './ir.ts';
import { meetOthers } from './fields.ts';
import { ofOther } from './own-entry.ts';
import { anywhere, isElement, isPosition, positionStep } from './positions.ts';
import type { Solver } from './search.ts';

/** A fact that reaches a call. */
export interface AtCall {
  readonly context: Context;
  readonly fact: Fact;
  readonly call: ValueOf<'call'>;
}

/** Enters a procedure with a fact at the argument of a position, or at an element of what is spread from there on. */
export function enterAt(solver: Solver, { context, fact, call }: AtCall, { procedure, position, spread }: { readonly procedure: Procedure; readonly position: number; readonly spread: boolean }): void {
  const caller = { context, fact, call, procedure, returnsTo: [] };
  const given = entering(spread && fact.path.length === 0 ? ofOther(fact) : fact);
  procedure.parameters.forEach((parameter, index) => {
    if (parameter.op !== 'parameter') return;
    const path = parameter.rest ? (index > position ? undefined : spread ? listed(fact.path) : [positionStep(position - index), ...fact.path]) : spread ? spreadOver(fact.path, index - position) : index === position ? fact.path : undefined;
    if (path !== undefined) solver.enter(caller, { ...given, value: parameter, path });
  });
  for (const value of procedure.values) if (value.op === 'arguments') solver.enter(caller, { ...given, value, path: spread ? listed(fact.path) : [positionStep(position), ...fact.path] });
}

/** What goes along into a procedure. */
function entering({ state, kinds, isExact, except }: Fact): Pick<Fact, 'state' | 'kinds' | 'isExact' | 'except'> {
  return { state, kinds, isExact, ...(except === undefined ? {} : { except }) };
}

/** Where the elements of a list stand that is spread into another. */
function listed(path: readonly string[]): readonly string[] {
  return path.length === 0 ? ['Element'] : anywhere(path);
}

/** `f(...list)`: which element of the list a parameter is. */
function spreadOver(path: readonly string[], index: number): readonly string[] | undefined {
  if (index < 0 || (isPosition(path[0]) && path[0] !== positionStep(index))) return undefined;
  return isElement(path[0]) ? path.slice(1) : path;
}

/** Enters a procedure with what stands below the object it is called on. */
export function enterThis(solver: Solver, { context, fact, call }: AtCall, procedure: Procedure): void {
  const own = procedure.values.filter((value) => value.op === 'this');
  const entered = own.length > 0 ? own : solver.instances.sharedThis(procedure).slice(0, 1);
  const [first] = entered;
  if (first !== undefined) meetOthers(solver, context, { fact: { ...fact, value: first, from: fact }, object: call.receiver === fact.value ? fact.value : undefined });
  for (const value of entered)
    solver.enter({ context, fact, call, procedure, returnsTo: [] }, { ...entering(fact), value, path: fact.path });
}
