import type { Value } from './ir.ts';

/** Choices that are looked through. */
const MAX_CHOICES = 16;

/** What loops carry round unchanged: choices among one value and one another (Braun et al., CC 2013, 3.2). */
export function unchanged(value: Value): Value {
  if (value.op !== 'phi') return value;
  const [carried, ...others] = new Set(value.inputs.filter((input) => input !== value));
  if (carried !== undefined && others.length === 0 && carried.order < value.order) return unchanged(carried);
  let only: Value | undefined;
  const choices = new Set([value]);
  for (const { inputs } of choices)
    for (const input of inputs) {
      if (input.op === 'phi') choices.add(input);
      else if (only !== undefined && only !== input) return value;
      else only = input;
      if (choices.size > MAX_CHOICES) return value;
    }
  return only ?? value;
}
