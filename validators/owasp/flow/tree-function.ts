import { bare, bindingOf, isConstant, isFunction, propertyName } from '../../../program/index.ts';
import type { AnalysedProgram, Binding, FunctionNode, Module, Node } from '../../../program/index.ts';
import { exportedBinding, exportedMember } from './exported-binding.ts';

/** A function of the tree and the module in which it stands. */
export interface TreeFunction {
  readonly node: FunctionNode;
  readonly module: Module;
}

/** The one function of the tree that an expression names, in its file or imported; undefined when that is not certain. */
export function calledFunction(callee: Node, at: { readonly module: Module; readonly program: AnalysedProgram }): TreeFunction | undefined {
  const node = bare(callee);
  if (node.type === 'MemberExpression') {
    const object = bare(node.object);
    const namespace = object.type === 'Identifier' ? bindingOf(object, at.module) : undefined;
    const name = propertyName(node);
    const declared = namespace === undefined || name === undefined ? undefined : exportedMember(namespace, name, at);
    return declared === undefined ? undefined : functionOf(declared.binding, declared.module);
  }
  const binding = node.type === 'Identifier' ? bindingOf(node, at.module) : undefined;
  if (binding?.kind !== 'import') return binding === undefined ? undefined : functionOf(binding, at.module);
  const declared = exportedBinding(binding, at.module, at.program);
  return declared === undefined ? undefined : functionOf(declared.binding, declared.module);
}

function functionOf(binding: Binding, module: Module): TreeFunction | undefined {
  if (!isConstant(binding, module)) return undefined;
  const { definition } = binding;
  if (isFunction(definition) && binding.kind === 'function') return { node: definition, module };
  const value = definition.type === 'VariableDeclarator' && definition.id.type === 'Identifier' && definition.init !== null ? bare(definition.init) : undefined;
  return isFunction(value) ? { node: value, module } : undefined;
}
