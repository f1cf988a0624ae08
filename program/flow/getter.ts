import type { Procedure, Value } from './ir.ts';
import type { Group } from './referent.ts';
import type { Referents } from './referents.ts';

/** The reads of a property of the same file that run a getter: of an instance of its class, or of the object it was written in. */
export function readersOf(procedure: Procedure, referents: Referents): readonly Value[] {
  const getter = getterOf(procedure);
  if (getter === undefined) return [];
  const flow = referents.flowOf(procedure.unit.path);
  return (flow?.loadsOf(getter.name) ?? []).filter((load) => load.op === 'load' && referents.of(load.base).some((each) => (each.kind === 'instance' && each.of === getter.of) || (each.kind === 'object' && each.value === getter.of)));
}

function getterOf({ member, name, made }: Procedure): { readonly name: string; readonly of: Group } | undefined {
  if (member !== undefined) return member.kind === 'get' ? { name, of: member.of } : undefined;
  for (const user of made?.users ?? []) {
    if (user.op !== 'object') continue;
    const entry = user.entries.find((each) => each.value === made && each.kind === 'get');
    if (typeof entry?.key === 'string') return { name: entry.key, of: user };
  }
  return undefined;
}
