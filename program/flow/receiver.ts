import { holderOfThis } from './inside.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import type { Group, Referent } from './referent.ts';

/** The group whose members a procedure belongs to; arrows have that of the procedure around them. */
export function receiverGroup(procedure: Procedure, of: (value: Value) => readonly Referent[]): Group | undefined {
  const at = holderOfThis(procedure);
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

/** `createClass(F, [{ key: 'name', value: function () {} }])`: how compilers write the members of a class down (https://babeljs.io/docs/babel-plugin-transform-classes). */
function isMemberEntry(literal: Extract<Value, { op: 'object' }>): boolean {
  const has = (name: string): boolean => literal.entries.some(({ key }) => key === name);
  return has('key') && (has('value') || has('get'));
}

/** The functions of `createClass(F, [{ key, value }], …)`, by the names that are constant. */
export function listedMembers({ args }: ValueOf<'call'>): readonly { readonly name: unknown; readonly value: Value }[] {
  const entries = args.slice(1).flatMap(({ value }) => (value.op === 'array' ? value.elements.map((each) => each.value) : []));
  return entries.flatMap((each) => {
    if (each.op !== 'object' || !isMemberEntry(each)) return [];
    const name = each.entries.find(({ key }) => key === 'key')?.value;
    return each.entries.flatMap(({ key, value }) => (key === 'value' ? [{ name: name?.op === 'constant' ? name.value : undefined, value }] : []));
  });
}

/** `F.prototype = { … }` and `Object.assign(F.prototype, { … })` give the members to `F`. */
function literalOwner(literal: Extract<Value, { op: 'object' }>, of: (value: Value) => readonly Referent[]): Group {
  for (const user of literal.users) {
    if (user.op === 'array') for (const call of user.users) {
      const [owner] = call.op === 'call' && call.args[0] !== undefined && isMemberEntry(literal) ? of(call.args[0].value) : [];
      if (owner?.kind === 'function') return owner.procedure;
    }
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
