import type { Procedure } from './ir.ts';

/** True for a procedure that stands in the text of another, and for that one itself. */
export function isInside(procedure: Procedure, outer: Procedure | undefined): boolean {
  for (let at: Procedure | undefined = procedure; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}

/** The procedure whose `this` a procedure has: arrows have that of the one around them. */
export function holderOfThis(procedure: Procedure): Procedure | undefined {
  let at: Procedure | undefined = procedure;
  while (at?.kind === 'arrow') at = at.parent;
  return at;
}
