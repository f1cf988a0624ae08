import type { Node } from '../syntax.ts';
import type { Value } from './ir.ts';
import { moduleName } from '../imports.ts';
import { parentOf } from '../syntax.ts';
import type { ModuleFlow } from './module-flow.ts';

/** What a name of a type leads to inside the program: the values that its file writes to it, or an export of another file. */
export interface DeclaredClass {
  readonly values: readonly Value[];
  readonly from?: { readonly specifier: string; readonly name: string };
}

/** The class of the program that a type annotation names: `(private users: UserService)`. An import may be of the type alone. */
export function declaredClass(type: Node, { module, cell }: ModuleFlow): DeclaredClass | undefined {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const { name } = type.typeName;
  const binding = module.lookup(name);
  if (binding === undefined) return undefined;
  if (binding.kind !== 'import') return { values: cell(name).stores.flatMap((store) => (store.op === 'cell-store' && store.input.op === 'class' ? [store.input] : [])) };
  const { definition } = binding;
  const declaration = parentOf(definition);
  if (declaration?.type !== 'ImportDeclaration' || (definition.type !== 'ImportSpecifier' && definition.type !== 'ImportDefaultSpecifier')) return undefined;
  return { values: [], from: { specifier: declaration.source.value, name: definition.type === 'ImportSpecifier' ? moduleName(definition.imported) : 'default' } };
}
