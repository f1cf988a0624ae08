import { bare, isFunction, parentOf } from '../../program/index.ts';
import type { AnalysedProgram, Binding, Module, Node } from '../../program/index.ts';

/** True for the name of a function that promises for sure: it is declared `async` in the file or in a file of the tree it is imported from. */
export function isAsyncCallee(callee: Node, { module, program }: { readonly module: Module; readonly program: AnalysedProgram }): boolean {
  if (callee.type !== 'Identifier') return false;
  const reference = module.units.map((unit) => unit.scopes.referenceAt(callee)).find((each) => each !== undefined);
  const binding = reference === undefined ? undefined : module.resolve(reference);
  return binding !== undefined && isAsync(binding.kind === 'import' ? imported(binding, { module, program }) : binding);
}

/** The binding in the module from which a name is imported. */
function imported({ definition }: Binding, { module, program }: { readonly module: Module; readonly program: AnalysedProgram }): Binding | undefined {
  const declaration = parentOf(definition);
  if (definition.type !== 'ImportSpecifier' || declaration?.type !== 'ImportDeclaration' || definition.imported.type !== 'Identifier') return undefined;
  const resolution = program.resolve(module.path, declaration.source.value);
  if (resolution.type !== 'file') return undefined;
  const { name } = definition.imported;
  const local = program.module(resolution.path)?.exports.find((each) => each.name === name)?.local;
  return local === undefined ? undefined : program.module(resolution.path)?.lookup(local);
}

/** An `async function`, or a constant that holds one. Generators promise nothing until they are asked. */
function isAsync(binding: Binding | undefined): boolean {
  const definition = binding?.definition;
  if (definition?.type === 'FunctionDeclaration') return definition.async && !definition.generator;
  const init = definition?.type === 'VariableDeclarator' && binding?.kind === 'const' && definition.init ? bare(definition.init) : undefined;
  return isFunction(init) && init.async && !init.generator;
}
