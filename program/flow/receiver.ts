import type { Procedure, Value } from './ir.ts';
import type { Group, Referent } from './referent.ts';

/** The group whose members a procedure belongs to; arrows have that of the procedure around them. */
export function receiverGroup(procedure: Procedure, of: (value: Value) => readonly Referent[]): Group | undefined {
  let at: Procedure | undefined = procedure;
  while (at?.kind === 'arrow') at = at.parent;
  if (at === undefined || at.kind === 'module') return undefined;
  if (at.member !== undefined) return at.member.of;
  for (const user of at.made?.users ?? []) {
    if (user.op === 'store' && user.input === at.made) {
      const group = prototypeOwner(user.base, of);
      if (group !== undefined) return group;
    }
    if (user.op === 'object') return literalOwner(user, of);
  }
  return at;
}

/** `F.prototype` belongs to `F`. */
function prototypeOwner(base: Value, of: (value: Value) => readonly Referent[]): Group | undefined {
  if (base.op !== 'load' || base.key !== 'prototype') return undefined;
  for (const referent of of(base.base)) {
    if (referent.kind === 'function') return referent.procedure;
    if (referent.kind === 'class') return referent.definition;
  }
  return undefined;
}

/** `F.prototype = { … }` and `Object.assign(F.prototype, { … })` give the members to `F`. */
function literalOwner(literal: Extract<Value, { op: 'object' }>, of: (value: Value) => readonly Referent[]): Group {
  for (const user of literal.users) {
    if (user.op === 'store' && user.key === 'prototype' && user.input === literal) {
      const [owner] = of(user.base);
      if (owner?.kind === 'function') return owner.procedure;
    }
    if (user.op === 'call' && user.callee.op === 'load' && (user.callee.key === 'assign' || user.callee.key === 'extend')) {
      const target = user.args[0]?.value;
      const group = target === undefined ? undefined : prototypeOwner(target, of);
      if (group !== undefined) return group;
    }
  }
  return literal;
}
