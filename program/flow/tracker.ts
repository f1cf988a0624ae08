import type { Procedure, Value, ValueOf } from './ir.ts';
import type { FlowIndex, Place } from './model.ts';
import type { ModuleFlow } from './module-flow.ts';
import type { Referent, Registration } from './referent.ts';
import type { Elsewhere } from './written-type.ts';

/** A question of type tracking: what stands at a path below a value. */
export interface State {
  readonly value: Value;
  readonly path: readonly string[];
}

/** What an expansion asks while it goes on. */
export interface Tracker extends Elsewhere {
  readonly index: FlowIndex;
  of(value: Value, path?: readonly string[]): readonly Referent[];
  callersOf(procedure: Procedure): readonly ValueOf<'call'>[];
  registered(procedure: Procedure): readonly Registration[];
}

/** Where an expansion puts what it finds. */
export interface Expansion {
  push(value: Value, path: readonly string[]): void;
  add(referent: Referent): void;
  readonly tracker: Tracker;
}

/** Tells a place in a library, from its nearest named type on. */
export function place(at: Place, { add, tracker }: Pick<Expansion, 'add' | 'tracker'>): void {
  add({ kind: 'api', place: tracker.index.normalise(at) });
}

/** What a file hands out under a name; `default` of a CommonJS file is all of it. */
export function exportedBy(flow: ModuleFlow, name: string, { rest, to }: { readonly rest: readonly string[]; readonly to: Pick<Expansion, 'push'> }): void {
  for (const { name: exported, value } of flow.exported) {
    if (exported === name) to.push(value, rest);
    else if (exported === '*') to.push(value, name === 'default' && value.op !== 'import' ? rest : [name, ...rest]);
  }
}

