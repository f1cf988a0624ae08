import { clearedInside, handedIn } from './builtin-steps.ts';
import { writeToBase } from './call-step.ts';
import type { Context, Fact } from './fact.ts';
import { isInside } from './inside.ts';
import type { Procedure, ValueOf } from './ir.ts';
import type { Solver } from './search.ts';

const GIVEN = /^Argument\[(\d+)\]\.ReturnValue$/;

/** What a function gives back to a library that it was given to, where a row says what becomes of it: `useMemo(() => x)` is `x`. */
export function giveBack(solver: Solver, { context, fact, procedure }: { readonly context: Context; readonly fact: Fact; readonly procedure: Procedure }): void {
  const { made } = procedure;
  for (const call of made?.users ?? []) {
    if (call.op !== 'call' || call.callee === made) continue;
    const into = isInside(call.procedure, context.procedure) ? context : context.root;
    const handed = context.procedure === procedure ? undefined : handedIn(call, call.args.findIndex((each) => each.value === made));
    if (handed !== undefined) solver.add(into, { ...fact, ...filledIn(call, fact, solver), value: call, path: [...handed, ...fact.path], from: fact });
    const steps = solver.referents.placesOf(call.callee).flatMap((place) => solver.referents.index.stepsOf(place));
    for (const { from, to, clears } of steps) {
      const position = GIVEN.exec(from)?.[1];
      if (position === undefined || call.args[Number(position)]?.value !== made) continue;
      const [target, ...within] = to.split('.');
      const given = { ...fact, kinds: fact.kinds & ~clears, path: [...within, ...fact.path], from: fact };
      if (target === 'Base') writeToBase(solver, { context, fact, call }, given);
      else solver.add(into, { ...given, value: call });
    }
  }
}

/** `'/users/:id'.replace(/:(\w+)/g, (_, name) => values[name])`: what a function gives for what was found stands at that place. */
function filledIn(call: ValueOf<'call'>, { kinds, isExact }: Fact, { referents }: Solver): Pick<Fact, 'kinds' | 'isExact'> {
  if (call.callee.op !== 'load' || (call.callee.key !== 'replace' && call.callee.key !== 'replaceAll')) return { kinds, isExact };
  const cleared = clearedInside(call, referents);
  return { kinds: kinds & ~(cleared ?? 0), isExact: isExact && cleared !== undefined };
}
