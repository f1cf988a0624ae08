import type { Context, Fact } from './fact.ts';
import type { ValueOf } from './ir.ts';
import { variableOf } from './key-origin.ts';
import type { Solver } from './search.ts';

/** `generator.next(x)`: where the generator had stopped, `yield` is `x`. */
export function resume(solver: Solver, { context, fact, call }: { readonly context: Context; readonly fact: Fact; readonly call: ValueOf<'call'> }): void {
  if (call.callee.op !== 'load' || call.callee.key !== 'next' || call.receiver === undefined || call.args[0]?.value !== fact.value) return;
  for (const procedure of solver.referents.calleesOf(variableOf(call.receiver, solver.referents))) {
    if (!procedure.isGenerator) continue;
    for (const value of procedure.values) if (value.op === 'yield') solver.enter({ context, fact, call, procedure, returnsTo: undefined }, { value, path: fact.path, state: fact.state, kinds: fact.kinds, isExact: fact.isExact });
  }
}
