import type { Value } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';
import type { Group, Referent } from './referent.ts';
import { takenMembersOf } from './taken-members.ts';

/** What questions about the prototype chains of a program ask. */
export interface Chains {
  flowOf(path: string): ModuleFlow | undefined;
  of(value: Value, path?: readonly string[]): readonly Referent[];
}

const MAX_LINEAGE = 8;

/** A group and those from which it takes members: superclasses and the other objects of its prototype chain, nearest first, then what was mixed in. */
export function lineageOf(group: Group, chains: Chains): readonly Group[] {
  const found = new Set<Group>([group]);
  for (const each of found) for (const above of aboveOf(each, chains)) if (found.size < MAX_LINEAGE) found.add(above);
  return [...found];
}

function aboveOf(group: Group, { flowOf, of }: Chains): readonly Group[] {
  const unit = 'members' in group ? group.initialiser?.unit : group.unit;
  const flow = unit === undefined ? undefined : flowOf(unit.path);
  const taken = flow === undefined ? [] : takenMembersOf(flow).byInstances(group);
  const above = taken.flatMap(({ from, steps }) => groupsAmong(of(from, steps)));
  return 'members' in group && group.superclass !== undefined ? [...groupsAmong(of(group.superclass, ['Instance'])), ...above] : above;
}

function groupsAmong(referents: readonly Referent[]): readonly Group[] {
  return referents.flatMap((each) => (each.kind === 'instance' ? [each.of] : each.kind === 'object' && each.value.op === 'object' ? [each.value] : []));
}
