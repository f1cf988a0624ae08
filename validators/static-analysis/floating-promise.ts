import { ancestorsOf, bare, enclosingFunction, isFunction, parentOf } from '../../program/index.ts';
import type { AnalysedProgram, Binding, Module, Node, NodeOf } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';

/** `static-analysis/floating-promise`: an asynchronous function is called and nobody waits for it. */
export const floatingPromise: Rule = defineRule({
  meta: {
    id: 'static-analysis/floating-promise',
    cwe: [755],
    severity: 'medium',
    confidence: 'certain',
    from: 'chunk',
    description: 'The called function is asynchronous, and its promise is dropped. What comes after runs too early, and the `try` around it does not catch what fails.',
    advice: 'Write `await` before the call, or hand the promise on; where nobody has to wait, write `void` and handle the failure with `.catch`.',
  },
  check({ part, module, program, report }) {
    for (const statement of part.nodes('ExpressionStatement')) {
      const call = bare(statement.expression);
      if (call.type !== 'CallExpression' || !isAsyncCallee(bare(call.callee), { module, program })) continue;
      const around = enclosingFunction(statement);
      if (around?.async !== true) continue;
      const isCaught = isInTry(statement);
      report({ node: call, message: isCaught ? 'The promise is dropped: the `try` around it catches nothing of what fails.' : 'The promise is dropped: nobody waits for it, and what fails in it is caught by nobody.', confidence: isCaught ? 'certain' : 'likely' });
    }
  },
});

function isAsyncCallee(callee: Node, { module, program }: { readonly module: Module; readonly program: AnalysedProgram }): boolean {
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

/** In the block of a `try` that has a `catch`, in the same function. */
function isInTry(statement: NodeOf<'ExpressionStatement'>): boolean {
  let child: Node = statement;
  for (const ancestor of ancestorsOf(statement)) {
    if (isFunction(ancestor)) return false;
    if (ancestor.type === 'TryStatement' && ancestor.block === child && ancestor.handler !== null) return true;
    child = ancestor;
  }
  return false;
}
