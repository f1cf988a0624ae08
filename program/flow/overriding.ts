import type { Procedure, Value, ValueOf } from './ir.ts';
import { lineageOf } from './lineage.ts';
import type { Chains } from './lineage.ts';
import type { ModuleFlow } from './module-flow.ts';
import { receiverGroup } from './receiver.ts';
import type { Group, Referent } from './referent.ts';
import { takenMembersOf } from './taken-members.ts';

/** The classes of a file that take members from another one of it, by that one. */
export type Heirs = ReadonlyMap<Group, readonly Group[]>;

/** Class hierarchy analysis of one file (Dean, Grove, Chambers, "Optimization of Object-Oriented Programs Using Static Class Hierarchy Analysis", ECOOP 1995). */
function heirsIn(flow: ModuleFlow, chains: Chains): Heirs {
  const found = new Map<Group, Group[]>();
  for (const group of new Set<Group>([...flow.classes.filter(({ superclass }) => superclass !== undefined), ...takenMembersOf(flow).groups]))
    for (const above of lineageOf(group, chains)) {
      if (above === group) continue;
      const list = found.get(above);
      if (list === undefined) found.set(above, [group]);
      else list.push(group);
    }
  return found;
}

/** `name` of `this.name`: which member it is depends on what the procedure was called on. */
export function ownMember(value: Value): string | undefined {
  return value.op === 'load' && typeof value.key === 'string' && value.base.op === 'this' && value.base.node.type === 'ThisExpression' ? value.key : undefined;
}

/** The functions that instances of a group have under a name. */
export function methodsOf(group: Group, name: string, of: Chains['of']): readonly Procedure[] {
  const made = 'op' in group ? undefined : group.made;
  return made === undefined ? [] : functionsAmong(of(made, ['Instance', name]));
}

/** Which classes take members from which, and what that makes of calls. */
export interface Hierarchy {
  /** The classes of a file that take members from another one of it. */
  heirsOf(path: string): Heirs | undefined;
  /** What `this.name(…)` calls where the object is of a class below the one in whose member it stands. */
  overriding(call: ValueOf<'call'>): readonly Procedure[];
  forget(): void;
}

/** Keeps what it found; while callers are being collected, apart. */
export function createHierarchy(chains: Chains, isCounting: () => boolean): Hierarchy {
  const known = new Map<ModuleFlow, Heirs>();
  const whileCounting = new Map<ModuleFlow, Heirs>();
  const heirsOf = (path: string): Heirs | undefined => {
    const flow = chains.flowOf(path);
    if (flow === undefined) return undefined;
    if (!isCounting()) whileCounting.clear();
    const table = isCounting() ? whileCounting : known;
    const found = table.get(flow) ?? heirsIn(flow, chains);
    table.set(flow, found);
    return found;
  };
  return {
    heirsOf,
    overriding({ callee, procedure }) {
      const name = ownMember(callee);
      const heirs = name === undefined ? undefined : heirsOf(procedure.unit.path);
      const group = heirs === undefined || heirs.size === 0 ? undefined : receiverGroup(procedure, chains.of);
      return name === undefined || group === undefined ? [] : (heirs?.get(group) ?? []).flatMap((heir) => methodsOf(heir, name, chains.of));
    },
    forget: () => known.clear(),
  };
}

function functionsAmong(referents: readonly Referent[]): readonly Procedure[] {
  return referents.flatMap((each) => (each.kind === 'function' ? [each.procedure] : []));
}
