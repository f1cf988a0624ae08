import { escapedBy } from './escaper.ts';
import { SHARED } from './fact.ts';
import type { Context, Fact } from './fact.ts';
import { leavesBelowThis } from './fields.ts';
import { readersOf } from './getter.ts';
import { giveBack } from './given-back.ts';
import { isInside } from './inside.ts';
import type { Exit, ValueOf } from './ir.ts';
import { parametersBehind } from './middleware-behind.ts';
import { withoutPositions } from './positions.ts';
import type { Solver } from './search.ts';
import { leaveByThrow } from './thrown.ts';
import { isOutdatedAt } from './written-behind.ts';

/** What comes back to whoever called: returned values, and parameters below which something was stored. */
export function leave(solver: Solver, context: Context, fact: Fact): void {
  const { value } = fact;
  const { procedure } = value;
  if (value.op === 'parameter' && fact.path.length > 0 && fact.from !== undefined) for (const parameter of parametersBehind(value, solver.referents)) solver.add(context.root, { ...fact, value: parameter, from: fact });
  if (fact.path.length > 0 && fact.from !== undefined && ((value.op === 'parameter' && context.procedure === procedure) || leavesBelowThis(fact, context))) solver.exit(context, fact);
  for (const exit of procedure.exits) if (exit.value === value && !isOutdatedAt(solver, fact, exit)) leaveBy(solver, context, { fact, exit });
}

/** What a procedure gives back, throws or yields. */
export function leaveBy(solver: Solver, context: Context, { fact, exit }: { readonly fact: Fact; readonly exit: Exit }): void {
  const { procedure } = fact.value;
  const left = solver.used(fact, exit.block);
  if (left === undefined) return;
  if (exit.kind === 'throw') return leaveByThrow(solver, context, { fact: { ...fact, ...left, from: fact }, block: exit.block });
  if (exit.kind === 'return') solver.special.atReturn(solver, { context, fact: withoutPositions({ ...fact, ...left, from: fact }), user: fact.value });
  for (const load of readersOf(procedure, solver.referents)) solver.add(isInside(load.procedure, context.procedure) ? context : context.root, { ...fact, ...left, value: load, from: fact });
  const kept = fact.value.op === 'parameter' ? left.kinds : left.kinds & ~escapedBy(procedure, solver.referents);
  const rest = { ...fact, ...left, kinds: kept, ...(exit.kind === 'yield' ? { path: ['Element', ...fact.path] } : {}) };
  giveBack(solver, { context, fact: rest, procedure });
  if (context.procedure === procedure) solver.exit(context, { ...rest, isReturned: true });
  else if (!context.entries.has(procedure)) for (const call of askersOf(solver, fact)) solver.add(context, { ...rest, value: call, state: rest.state & ~SHARED, from: fact });
}

/** The calls to which a procedure gives a value back: in other files as well, where a variable of its file has kept it. */
function askersOf({ referents, cut }: Solver, fact: Fact): readonly ValueOf<'call'>[] {
  const { procedure } = fact.value;
  const own = referents.askersOf(procedure);
  if ((fact.state & SHARED) === 0) return own;
  const importing = referents.importingCallsOf(procedure);
  if (importing === undefined) cut(fact);
  return [...own, ...(importing ?? [])];
}
