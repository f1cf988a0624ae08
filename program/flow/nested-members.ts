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
  return flow.procedures.flatMap(({ values }) => values.flatMap((store) => (store.op === 'store' && (isBelow(store.base, handedOut) || isPrototype(store.base, { handedOut, flow })) ? [store.input] : [])));
}

/** `const proto = Thing.prototype;`, for members that closures put there: `proto[name] = function (…) { … }`. */
function isPrototype(base: Value, { handedOut, flow }: { readonly handedOut: ReadonlySet<string>; readonly flow: ModuleFlow }): boolean {
  if (base.op !== 'cell') return false;
  const [only, ...others] = flow.cell(base.cell).stores;
  return only?.op === 'cell-store' && others.length === 0 && only.input.op === 'load' && only.input.key === 'prototype' && handedOut.has(numberOf(only.input.base));
}

/** True for a member, by names that are written out, of one of the values. Prototypes have rules of their own. */
function isBelow(member: Value, handedOut: ReadonlySet<string>): boolean {
  if (member.op !== 'load') return false;
  let at: Value = member;
  while (at.op === 'load' && !isExports(at)) {
    if (typeof at.key !== 'string' || at.key === 'prototype') return false;
    if (at !== member && handedOut.has(numberOf(at))) return true;
    at = at.base;
  }
  return at !== member && (isExports(at) || handedOut.has(numberOf(at)));
}
