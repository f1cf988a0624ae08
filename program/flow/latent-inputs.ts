import type { Origin } from './fact.ts';
import type { Procedure } from './ir.ts';
import { inputAt } from './library-inputs.ts';
import { FRESH } from './kinds.ts';
import type { ModuleFlow } from './module-flow.ts';
import type { Referents } from './referents.ts';

/**
 * The parameters of functions that nobody calls yet. What they do with them is latent: harmless until a caller hands input on
 * (Le, Raad, Villard, Berdine, Dreyer, O'Hearn, "Finding Real Bugs in Big Programs with Incorrectness Logic", OOPSLA 2022).
 */
export function latentInputs({ procedures }: ModuleFlow, referents: Referents): readonly Origin[] {
  return procedures
    .filter((procedure) => isUncalled(procedure, referents))
    .flatMap((entry) => entry.parameters.flatMap((value) => inputAt(value, FRESH).map((origin): Origin => ({ ...origin, tier: 'latent', entry }))));
}

/** True for a function that no call enters, and that is handed to no call either. */
function isUncalled(procedure: Procedure, referents: Referents): boolean {
  const { kind, made } = procedure;
  if (kind !== 'function' && kind !== 'arrow') return false;
  return made?.users.some((user) => user.op === 'call') !== true && referents.callersOf(procedure).length === 0;
}
