import type { Procedure } from './ir.ts';

/** True for a procedure that stands in the text of another, and for that one itself. */
export function isInside(procedure: Procedure, outer: Procedure | undefined): boolean {
  for (let at: Procedure | undefined = procedure; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}
