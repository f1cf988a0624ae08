import type { Node } from '../syntax.ts';
import { declaredClass } from './declared-class.ts';
import type { ModuleFlow } from './module-flow.ts';
import { exportedBy } from './tracker.ts';
import type { Expansion } from './tracker.ts';

/** `(users: UserService)` is an instance of that class of the program. */
export function typedByClass(type: Node, flow: ModuleFlow, { path, to }: { readonly path: readonly string[]; readonly to: Expansion }): void {
  const declared = declaredClass(type, flow);
  for (const value of declared?.values ?? []) to.push(value, ['Instance', ...path]);
  const resolution = declared?.from === undefined ? undefined : to.tracker.resolve(flow.path, declared.from.specifier);
  const other = resolution?.type === 'file' ? to.tracker.flowOf(resolution.path) : undefined;
  if (other !== undefined && declared?.from !== undefined) exportedBy(other, declared.from.name, { rest: ['Instance', ...path], to });
}
