import { parentOf } from '../../../program/index.ts';
import type { AnalysedProgram, Binding, Module, Node } from '../../../program/index.ts';

const MAX_DEPTH = 5;

/** A binding together with the module that declares it. */
export interface Declared {
  readonly binding: Binding;
  readonly module: Module;
}

/** What an imported name is in the file of the tree that declares it, through re-exports; undefined for packages and whole modules. */
export function exportedBinding(binding: Binding, module: Module, program: AnalysedProgram): Declared | undefined {
  const { definition } = binding;
  const declaration = parentOf(definition);
  if (declaration?.type !== 'ImportDeclaration') return undefined;
  if (definition.type === 'ImportDefaultSpecifier') return declaredIn(declaration.source.value, 'default', { module, program, depth: MAX_DEPTH });
  if (definition.type !== 'ImportSpecifier') return undefined;
  return declaredIn(declaration.source.value, nameOf(definition.imported), { module, program, depth: MAX_DEPTH });
}

/** The binding behind a member of a namespace import: `tools.run`. */
export function exportedMember(
  binding: Binding,
  name: string,
  { module, program }: { readonly module: Module; readonly program: AnalysedProgram },
): Declared | undefined {
  const declaration = parentOf(binding.definition);
  if (binding.definition.type !== 'ImportNamespaceSpecifier' || declaration?.type !== 'ImportDeclaration') return undefined;
  return declaredIn(declaration.source.value, name, { module, program, depth: MAX_DEPTH });
}

function declaredIn(
  specifier: string,
  name: string,
  at: { readonly module: Module; readonly program: AnalysedProgram; readonly depth: number },
): Declared | undefined {
  const resolution = at.depth > 0 ? at.program.resolve(at.module.path, specifier) : undefined;
  const module = resolution?.type === 'file' ? at.program.module(resolution.path) : undefined;
  if (module === undefined) return undefined;
  const record = module.exports.find((each) => each.name === name) ?? module.exports.find((each) => each.name === '*');
  if (record?.local !== undefined) {
    const binding = module.lookup(record.local);
    return binding === undefined ? undefined : { binding, module };
  }
  return record?.from === undefined ? undefined : declaredIn(record.from, name, { module, program: at.program, depth: at.depth - 1 });
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : '';
}
