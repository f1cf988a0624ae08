import { writeToBase } from './call-step.ts';
import type { Context, Fact } from './fact.ts';
import { isInside } from './inside.ts';
import type { Procedure } from './ir.ts';
import type { Solver } from './search.ts';

const GIVEN = /^Argument\[(\d+)\]\.ReturnValue$/;

/** What a function gives back to a library that it was given to, where a row says what becomes of it: `useMemo(() => x)` is `x`. */
export function giveBack(solver: Solver, { context, fact, procedure: { made } }: { readonly context: Context; readonly fact: Fact; readonly procedure: Procedure }): void {
  for (const call of made?.users ?? []) {
    if (call.op !== 'call' || call.callee === made) continue;
    const steps = solver.referents.placesOf(call.callee).flatMap((place) => solver.referents.index.stepsOf(place));
    for (const { from, to, clears } of steps) {
      const position = GIVEN.exec(from)?.[1];
      if (position === undefined || call.args[Number(position)]?.value !== made) continue;
      const [target, ...within] = to.split('.');
      const given = { ...fact, kinds: fact.kinds & ~clears, path: [...within, ...fact.path], from: fact };
      if (target === 'Base') writeToBase(solver, { context, fact, call }, given);
      else solver.add(isInside(call.procedure, context.procedure) ? context : context.root, { ...given, value: call });
    }
  }
}
