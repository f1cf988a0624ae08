import { controlFlowOf } from './dominators.ts';
import type { Alternatives } from './guard.ts';
import type { Procedure, Value } from './ir.ts';
import type { Referents } from './referents.ts';

/** The ways that come through: behind `if (!ok) fail();`, where `fail` always throws or ends the program, `ok` holds. None where nothing is known. */
export function waysThrough({ anyOf, endings, isEither }: Alternatives, referents: Referents): Alternatives['anyOf'] {
  if (endings === undefined) return anyOf;
  const through = anyOf.filter((_, index) => !neverReturns(endings[index], referents));
  if (through.length > 0 && through.length < anyOf.length) return through;
  return isEither === true ? [] : anyOf;
}

/** True for a call of functions of the program that have no way back. */
function neverReturns(call: Value | undefined, referents: Referents): boolean {
  const callees = call === undefined ? [] : referents.calleesOf(call);
  return callees.length > 0 && callees.every(hasNoReturn);
}

function hasNoReturn(procedure: Procedure): boolean {
  if (procedure.isAsync || procedure.isGenerator) return false;
  return procedure.exits.every(({ kind, block }) => kind === 'throw' || !controlFlowOf(procedure).isReachable(block));
}
