import { handedIn } from './builtin-steps.ts';
import type { Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import { writtenBy } from './literal-text.ts';
import type { Referents } from './referents.ts';

interface Handed {
  readonly call: ValueOf<'call'>;
  /** Which argument of the call the function is. */
  readonly position: number;
  readonly referents: Referents;
}

/** `list.map(String)`, `promise.then(JSON.stringify)`: what a function of a library that nobody wraps makes of what it is handed first. */
export function madeByRow(fact: Fact, callback: Value, { call, position, referents }: Handed): Fact | undefined {
  const target = callback.op === 'function' ? undefined : handedIn(call, position);
  if (target === undefined || fact.path.length > 0) return undefined;
  const steps = referents.placesOf(callback).flatMap((place) => referents.index.stepsOf(place).filter(({ from, to, condition }) => from === 'Argument[0]' && to === 'ReturnValue' && condition === undefined));
  if (steps.length === 0) return undefined;
  const cleared = steps.reduce((set, { clears }) => set | clears, 0);
  return writtenBy(callback, { ...fact, path: target, kinds: fact.kinds & ~cleared }, fact.kinds);
}
