import type { Caller, Context, Fact } from './fact.ts';
import { holderOfThis, isInside } from './inside.ts';
import type { Value, ValueOf } from './ir.ts';
import { lineageOf } from './lineage.ts';
import { receiverGroup } from './receiver.ts';
import type { Group } from './referent.ts';
import type { Referents } from './referents.ts';
import { writeBack } from './search.ts';
import type { Solver } from './search.ts';
import { asRewritten } from './written-behind.ts';

/**
 * Something stands below `this`. Of a class that keeps its objects to itself, whoever called has the object, and it is followed there: two
 * objects that were made at different places are two (object sensitivity in the sense of Milanova, Rountev, Ryder, ISSTA 2002). Of others,
 * every member may read it.
 */
export function shareField(solver: Solver, context: Context, { fact, value }: { readonly fact: Fact; readonly value: ValueOf<'this'> & Value }): void {
  if (!isCalledOn(value, context) || !isApart(solver, value)) return spreadField(solver, context, fact);
  if (isSibling(fact)) return;
  for (const other of solver.instances.sharedThis(value.procedure)) if (other !== value && other.users.some((user) => user.op === 'call' || (user.op === 'load' && user.key === fact.path[0]))) solver.add(context, { ...fact, value: other, from: fact });
}

/** True for what was stored below the object a procedure was called on, there or by an arrow inside; each time once. */
export function leavesBelowThis(fact: Fact, context: Context): boolean {
  return fact.value.op === 'this' && isCalledOn(fact.value, context) && !(isSibling(fact) && fact.from?.value.procedure === context.procedure);
}

function isCalledOn({ procedure }: Value, context: Context): boolean {
  return context.procedure !== undefined && holderOfThis(context.procedure) === holderOfThis(procedure);
}

function isSibling({ value, from, path }: Fact): boolean {
  return value.op === 'this' && from?.value.op === 'this' && from.value !== value && from.path.length === path.length && from.path.every((step, index) => step === path[index]);
}

function isApart({ instances, referents }: Solver, { procedure }: Value): boolean {
  const group = receiverGroup(procedure, referents.of);
  return group !== undefined && instances.keepsItself(group);
}

/** What a procedure stored below `this` stands below the object it was called on. */
export function deliverField(solver: Solver, { call, context }: Caller, { fact, object }: { readonly fact: Fact; readonly object: Value | undefined }): void {
  if (object !== undefined) {
    const written = asRewritten({ fact: { ...fact, value: object }, by: call });
    if (solver.instances.isConfined(object)) writeBack(solver, context, written);
    else solver.add(context, written);
  }
  meetOthers(solver, context, { fact, object: call.construct ? call : object });
}

/** An object that is not followed everywhere: every member of its class may read what stands below it. */
export function meetOthers(solver: Solver, context: Context, { fact, object }: { readonly fact: Fact; readonly object: Value | undefined }): void {
  if (fact.value.op !== 'this' || object?.op === 'this' || !isApart(solver, fact.value)) return;
  if (object === undefined || !solver.instances.isConfined(object)) spreadField(solver, context, fact);
}

/** `this.name` holds the fact: every member of the same object may read it. */
export function spreadField(solver: Solver, context: Context, fact: Fact): void {
  const [name, ...path] = fact.path;
  const flow = solver.referents.flowOf(fact.value.unit.path);
  const { referents } = solver;
  const group = receiverGroup(fact.value.procedure, referents.of);
  if (name === undefined || flow === undefined || group === undefined) return;
  for (const load of flow.loadsOf(name)) {
    if (load.op !== 'load' || load.base === fact.value) continue;
    const isOwn = load.base.op === 'this' ? isKin(receiverGroup(load.procedure, referents.of), group, referents) : referents.of(load.base).some((each) => each.kind === 'instance' && isKin(each.of, group, referents));
    if (isOwn) solver.add(isInside(load.procedure, context.procedure) ? context : context.root, { ...fact, value: load, path, from: fact });
  }
}

/** Fields are shared along a line of classes: what one stores, those above and below read. */
function isKin(one: Group | undefined, other: Group, referents: Referents): boolean {
  if (one === other || one === undefined) return one === other;
  return lineageOf(one, referents).includes(other) || lineageOf(other, referents).includes(one);
}
