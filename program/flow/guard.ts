import type { Value } from './ir.ts';

/** A condition that is known to hold, or not to hold, wherever control has passed an edge. */
export type Guard = Test | Alternatives;

/** One condition on an edge. */
export interface Test {
  readonly condition: Value;
  readonly holds: boolean;
  /** True behind a loop whose every round passed the condition: it holds for every element. */
  readonly isUniversal?: true;
}

/** Ways that meet: on each of them its own conditions hold. */
export interface Alternatives {
  readonly anyOf: readonly (readonly Test[])[];
  /** For each way the call at its end whose answer nobody uses, where there is one: it may have no way back. */
  readonly endings?: readonly (Value | undefined)[];
  /** True where nothing is known unless one of the ways ends: a condition held or it did not, or no condition lies on a way. */
  readonly isEither?: boolean;
}
