import { typeReferent } from './annotation.ts';
import { COMPUTED, constantName } from './constant-key.ts';
import { declaredType } from './declared-fields.ts';
import { controlFlowOf } from './dominators.ts';
import type { ClassDefinition, Procedure, Value } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';
import { listedMembers, receiverGroup } from './receiver.ts';
import type { Group } from './referent.ts';
import { takenMembersOf } from './taken-members.ts';
import { place } from './tracker.ts';
import type { Expansion } from './tracker.ts';
import { typedByClass } from './typed-by-class.ts';

/** What stands at a path below a function: what it returns, what it hands to a callback, members of what `new` makes. */
export function expandFunction(procedure: Procedure, [first, ...rest]: readonly string[], to: Expansion): void {
  if (first === undefined) return to.add({ kind: 'function', procedure });
  if (first === 'ReturnValue') {
    for (const exit of procedure.exits) if (exit.kind === 'return' && exit.value !== undefined) to.push(exit.value, rest);
    return;
  }
  if (first === 'call' && rest[0] === 'ReturnValue') return expandFunction(procedure, rest, to);
  if (first.startsWith('Argument[')) return expandCallback(procedure, [first, ...rest], to);
  if (first === 'Instance' || first === 'prototype') expandInstance(procedure, rest, to);
}

/** What a function hands to a function it is given: the arguments where it, or a function inside, calls that parameter. */
function expandCallback(procedure: Procedure, [argument, parameter, ...rest]: readonly string[], to: Expansion): void {
  const given = procedure.parameters[positionIn(argument)];
  const handed = positionIn(parameter);
  if (given === undefined) return;
  const flow = to.tracker.flowOf(procedure.unit.path);
  const shared = given.users.flatMap((user) => (user.op === 'cell-store' && typeof user.cell !== 'string' ? (flow?.cell(user.cell).loads ?? []) : []));
  for (const callee of [given, ...shared])
    for (const user of callee.users) {
      if (user.op !== 'call' || user.callee !== callee) continue;
      const value = user.args[handed];
      if (value !== undefined && !value.spread) to.push(value.value, rest);
    }
}

function positionIn(step: string | undefined): number {
  return Number(/\[(\d+)\]$/.exec(step ?? '')?.[1] ?? -1);
}

/** What stands at a path below a class. */
export function expandClass(definition: ClassDefinition, [first, ...rest]: readonly string[], to: Expansion): void {
  if (first === undefined) return to.add({ kind: 'class', definition });
  if (first === 'Instance' || first === 'prototype') return expandInstance(definition, rest, to);
  const own = named(definition.statics, first, { group: definition, to });
  for (const procedure of own) expandFunction(procedure, procedure.member?.kind === 'get' ? ['ReturnValue', ...rest] : rest, to);
  for (const store of definition.initialiser?.values ?? []) if (store.op === 'store' && store.key === first && store.node.type === 'PropertyDefinition' && store.node.static) to.push(store.input, rest);
  if (definition.superclass !== undefined && own.length === 0) to.push(definition.superclass, [first, ...rest]);
}

/** The members of a class that have a name, also where it is computed from constants. */
function named(members: ClassDefinition['members'], name: string, { group, to }: { readonly group: ClassDefinition; readonly to: Expansion }): readonly Procedure[] {
  const own = members.get(name) ?? [];
  const computed = (members.get(COMPUTED) ?? []).filter((member) => {
    const key = group.computedNames.get(member);
    return key !== undefined && constantName(key, to.tracker.of) === name;
  });
  return computed.length === 0 ? own : [...own, ...computed];
}

/** A member of what `new` made: methods, fields that methods store, what its prototype has and takes from others. */
export function expandInstance(group: Group, path: readonly string[], to: Expansion): void {
  const [name, ...rest] = path;
  if (name === undefined) return to.add({ kind: 'instance', of: group });
  let isOwn = false;
  if ('members' in group) {
    for (const procedure of named(group.members, name, { group, to })) {
      if (procedure.member?.kind === 'set') continue;
      isOwn = true;
      expandFunction(procedure, procedure.member?.kind === 'get' ? ['ReturnValue', ...rest] : rest, to);
    }
    typedField(group, { path, to });
  }
  const made = 'made' in group ? group.made : undefined;
  for (const user of made?.users ?? []) if (user.op === 'call' && user.args[0]?.value === made) for (const member of listedMembers(user)) if (member.name === name) to.push(member.value, rest);
  const flow = flowOf(group, to);
  for (const store of [...(flow?.storesTo(name) ?? []), ...(flow?.storesTo(COMPUTED) ?? [])]) {
    if (store.op !== 'store' || !storesInto(store.base, group, to) || constantName(store.key, to.tracker.of) !== name) continue;
    isOwn ||= store.base.op !== 'this' && isAlwaysDone(store);
    to.push(store.input, rest);
  }
  expandTaken(group, path, { to, isOwn });
}

/** What instances take from others; the next object of the prototype chain is asked only for what they have not themselves. */
function expandTaken(group: Group, path: readonly string[], { to, isOwn }: { readonly to: Expansion; readonly isOwn: boolean }): void {
  const flow = flowOf(group, to);
  for (const { from, steps, isBehind } of flow === undefined ? [] : takenMembersOf(flow).byInstances(group)) if (!isBehind || !isOwn) to.push(from, [...steps, ...path]);
  if ('members' in group && group.superclass !== undefined && !isOwn) to.push(group.superclass, ['Instance', ...path]);
}

/** `super.name`: what the chain has behind the class itself. */
export function expandSuper(group: Group, path: readonly string[], to: Expansion): void {
  const flow = flowOf(group, to);
  for (const { from, steps, isBehind } of flow === undefined ? [] : takenMembersOf(flow).byInstances(group)) if (isBehind) to.push(from, [...steps, ...path]);
  if ('members' in group && group.superclass !== undefined) to.push(group.superclass, ['Instance', ...path]);
}

function flowOf(group: Group, { tracker }: Expansion): ModuleFlow | undefined {
  const unit = 'members' in group ? group.initialiser?.unit : group.unit;
  return unit === undefined ? undefined : tracker.flowOf(unit.path);
}

/** True for a statement that no branch of its procedure leaves out. */
function isAlwaysDone({ procedure, block }: Value): boolean {
  const end = procedure.exits.at(-1)?.block;
  return end !== undefined && controlFlowOf(procedure).dominates(block, end);
}

/** `class Repository { db: Pool; … }`: a field is what its type says, whoever fills it in. */
function typedField(group: ClassDefinition, { path: [name = '', ...rest], to }: { readonly path: readonly string[]; readonly to: Expansion }): void {
  const type = declaredType(group, name);
  const flow = type === undefined || group.initialiser === undefined ? undefined : to.tracker.flowOf(group.initialiser.unit.path);
  if (type === undefined || flow === undefined) return;
  typeReferent(type, { flow, elsewhere: to.tracker }, (root, steps) => place({ root, path: [...steps, ...rest] }, to));
  typedByClass(type, flow, { path: rest, to });
}

function storesInto(base: Value, group: Group, to: Expansion): boolean {
  if (base.op === 'this') return receiverGroup(base.procedure, to.tracker.of) === group;
  if (base.op === 'load' && base.key === 'prototype') return to.tracker.of(base.base).some((each) => (each.kind === 'function' && each.procedure === group) || (each.kind === 'class' && each.definition === group));
  if (base.op === 'object') return base.users.some((user) => user.op === 'store' && user.key === 'prototype' && to.tracker.of(user.base).some((each) => each.kind === 'function' && each.procedure === group));
  return false;
}

