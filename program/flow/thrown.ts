import { THROWN } from './fact.ts';
import type { Caller, Context, Fact } from './fact.ts';
import { isInside } from './inside.ts';
import type { Block, Procedure, Value } from './ir.ts';
import { chainsOf, isChained, REJECTED } from './promise-chain.ts';
import type { Solver } from './search.ts';

const handlers = new WeakMap<Procedure, ReadonlyMap<Block, readonly Value[]>>();

/** What is caught of what is thrown in a block, or by a call in it: the values at the beginning of its handlers. */
function caughtBehind(procedure: Procedure, { succs }: Block): readonly Value[] {
  let known = handlers.get(procedure);
  if (known === undefined) handlers.set(procedure, (known = index(procedure)));
  const byBlock = known;
  return byBlock.size === 0 ? [] : succs.flatMap((block) => byBlock.get(block) ?? []);
}

function index({ values }: Procedure): ReadonlyMap<Block, readonly Value[]> {
  const found = new Map<Block, Value[]>();
  for (const value of values) if (value.op === 'caught') found.set(value.block, [...(found.get(value.block) ?? []), value]);
  return found;
}

/** A value leaves by `throw`: to the handler around it, else to whoever called. */
export function leaveByThrow(solver: Solver, context: Context, { fact, block }: { readonly fact: Fact; readonly block: Block }): void {
  const { procedure } = fact.value;
  const caught = caughtBehind(procedure, block);
  for (const value of caught) solver.add(context, { ...fact, value });
  if (caught.length > 0) return;
  if (context.procedure !== procedure) for (const call of chainsOf(procedure)) solver.add(isInside(call.procedure, context.procedure) ? context : context.root, { ...fact, value: call, path: [REJECTED, ...fact.path] });
  if (procedure.isAsync && !procedure.isGenerator) return rejectCallers(solver, context, { ...fact, path: [REJECTED, ...fact.path] });
  if (context.procedure === procedure) return solver.exit(context, { ...fact, isThrown: true });
  if (context.entries.has(procedure)) return;
  for (const call of solver.referents.callersOf(procedure)) for (const value of caughtBehind(call.procedure, call.block)) solver.add(context, { ...fact, value });
}

/** What an asynchronous function throws, its promise is rejected with. */
function rejectCallers(solver: Solver, context: Context, fact: Fact): void {
  const { procedure } = fact.value;
  if (context.procedure === procedure) return solver.exit(context, { ...fact, isReturned: true });
  if (!context.entries.has(procedure)) for (const call of solver.referents.callersOf(procedure)) solver.add(context, { ...fact, value: call });
}

/** What a call threw and its procedure did not catch leaves that procedure as well. */
export function leaveUncaught(solver: Solver, context: Context, fact: Fact): void {
  leaveByThrow(solver, context, { fact: { ...fact, state: fact.state & ~THROWN, from: fact }, block: fact.value.block });
}

/** What a called procedure threw arrives at its caller: in a handler there, else it goes on to the next. */
export function arriveThrown(solver: Solver, { context, call }: Caller, fact: Fact): void {
  if (isChained(call)) return void solver.add(context, { ...fact, value: call, path: [REJECTED, ...fact.path] });
  const caught = caughtBehind(call.procedure, call.block);
  for (const value of caught) solver.add(context, { ...fact, value });
  if (caught.length === 0) solver.add(context, { ...fact, value: call, state: fact.state | THROWN });
}
