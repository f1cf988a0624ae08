import type { Alternatives, Guard, Test } from './guard.ts';

/** So many guards with alternatives are taken together, and so many cases of a pair. */
const MAX_ALTERNATIVES = 4;
const MAX_CASES = 12;

/**
 * What alternatives say together, where one alone says nothing: `if (a && !b) … else if (!a && !c) … else use()` is reached with `b`
 * or with `c`. Ways that contradict what is known on all ways, or a way of the other guard, cannot have been taken (resolution,
 * Robinson 1965).
 */
export function combinedCases(guards: readonly Guard[]): readonly Alternatives[] {
  const tests = guards.filter((guard): guard is Test => 'condition' in guard);
  const choices = guards.filter((guard): guard is Alternatives => 'anyOf' in guard && guard.isEither !== true).slice(0, MAX_ALTERNATIVES);
  if (choices.length === 0) return [];
  const possible = choices.map(({ anyOf }) => ({ anyOf: anyOf.filter((way) => !contradicts(way, tests)) }));
  const found = possible.filter(({ anyOf }, index) => anyOf.length > 0 && anyOf.length < (choices[index]?.anyOf.length ?? 0));
  possible.forEach((one, index) => {
    for (const other of possible.slice(index + 1)) {
      if (one.anyOf.length * other.anyOf.length > MAX_CASES) continue;
      const anyOf = one.anyOf.flatMap((way) => other.anyOf.flatMap((also) => (contradicts(way, also) ? [] : [[...way, ...also]])));
      if (anyOf.length > 0 && anyOf.length < one.anyOf.length * other.anyOf.length) found.push({ anyOf });
    }
  });
  return found;
}

function contradicts(one: readonly Test[], other: readonly Test[]): boolean {
  return one.some((test) => other.some(({ condition, holds }) => condition === test.condition && holds !== test.holds));
}
