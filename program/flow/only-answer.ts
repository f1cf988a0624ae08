import { controlFlowOf } from './dominators.ts';
import type { Procedure, Value } from './ir.ts';
import type { Referents } from './referents.ts';

/** What a callback gives back, where it is one function of the program with one way out. */
export function onlyAnswer(callback: Value | undefined, referents: Referents): { readonly answer: Value; readonly parameters: Procedure['parameters'] } | undefined {
  const [only, ...others] = callback === undefined ? [] : referents.of(callback);
  if (only?.kind !== 'function' || others.length > 0) return undefined;
  const { exits, parameters } = only.procedure;
  const { isReachable } = controlFlowOf(only.procedure);
  const [answer, ...more] = exits.flatMap((exit) => (isReachable(exit.block) ? [exit.value] : []));
  return answer === undefined || more.length > 0 ? undefined : { answer, parameters };
}
