import { numberOf } from './derivation.ts';
import type { Value } from './ir.ts';
import { isExports } from './module-flow.ts';
import type { ModuleFlow } from './module-flow.ts';

/**
 * What is stored below members of what a file hands out: `exports.get = {}; exports.get.color = function (text) { … }`.
 * Whoever has the member has these as well.
 */
export function nestedMembers(flow: ModuleFlow): readonly Value[] {
  const handedOut = new Set(flow.exported.flatMap(({ value }) => [numberOf(value), ...value.users.flatMap((user) => (user.op === 'cell-store' && typeof user.cell === 'string' ? [`cell ${flow.path} ${user.cell}`] : []))]));
  return flow.procedures.flatMap(({ values }) => values.flatMap((store) => (store.op === 'store' && store.base.op === 'load' && isBelow(store.base, handedOut) ? [store.input] : [])));
}

/** True for a member, by names that are written out, of one of the values. Prototypes have rules of their own. */
function isBelow(member: Value, handedOut: ReadonlySet<string>): boolean {
  let at = member;
  while (at.op === 'load' && !isExports(at)) {
    if (typeof at.key !== 'string' || at.key === 'prototype') return false;
    if (at !== member && handedOut.has(numberOf(at))) return true;
    at = at.base;
  }
  return at !== member && (isExports(at) || handedOut.has(numberOf(at)));
}
