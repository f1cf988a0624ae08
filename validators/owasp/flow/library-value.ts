import { bare, bindingOf, isConstant, destructuredKeys, libraryPathOf, parentOf, propertyName } from '../../../program/index.ts';
import type { AnalysedProgram, LibraryPath, Module, Node } from '../../../program/index.ts';
import { fieldPath } from './class-field.ts';
import { exportedBinding } from './exported-binding.ts';

const MAX_STEPS = 12;

/** Where an expression stands. */
interface Place {
  readonly module: Module;
  readonly program: AnalysedProgram;
}

/**
 * What a value is in terms of a library, as `libraryPathOf`, and also through fields of the own class (`this.pool`) and
 * through values that other files of the tree export.
 */
export function libraryValueOf(expression: Node, { module, program }: Place, steps: number = MAX_STEPS): LibraryPath | undefined {
  const node = bare(expression);
  const direct = steps === MAX_STEPS ? libraryPathOf(node, module) : undefined;
  if (direct !== undefined || steps <= 0) return direct;
  const valueOf = (inner: Node): LibraryPath | undefined => libraryValueOf(inner, { module, program }, steps - 1) ?? libraryPathOf(inner, module);
  switch (node.type) {
    case 'MemberExpression': {
      const name = propertyName(node);
      if (name === undefined) return undefined;
      return bare(node.object).type === 'ThisExpression' ? fieldPath(node, name, { module, valueOf }) : extend(valueOf(node.object), name);
    }
    case 'CallExpression':
      return extend(valueOf(node.callee), 'ReturnValue');
    case 'NewExpression':
      return extend(valueOf(node.callee), 'Instance');
    case 'AwaitExpression':
      return extend(valueOf(node.argument), 'Awaited');
    case 'Identifier':
      return variablePath(node, { module, program, steps: steps - 1 });
    default:
      return undefined;
  }
}

function variablePath(
  identifier: Node,
  { module, program, steps }: { readonly module: Module; readonly program: AnalysedProgram; readonly steps: number },
): LibraryPath | undefined {
  const binding = bindingOf(identifier, module);
  if (binding === undefined) return undefined;
  if (binding.kind === 'import') {
    const target = exportedBinding(binding, module, program);
    return target === undefined ? undefined : valueOfBinding(target.binding.identifier, { module: target.module, program, steps });
  }
  const { definition } = binding;
  if (definition.type !== 'VariableDeclarator' || definition.init === null || !isConstant(binding, module)) return undefined;
  const keys = destructuredKeys(binding.identifier, definition.id);
  const value = libraryValueOf(definition.init, { module, program }, steps) ?? libraryPathOf(definition.init, module);
  return keys?.reduce<LibraryPath | undefined>(extend, value);
}

/** A declared name has no reference of its own: its declarator is asked. */
function valueOfBinding(identifier: Node, at: { readonly module: Module; readonly program: AnalysedProgram; readonly steps: number }): LibraryPath | undefined {
  const declarator = parentOf(identifier);
  if (declarator?.type !== 'VariableDeclarator') return libraryPathOf(identifier, at.module);
  return libraryPathOf(identifier, at.module) ?? variablePath(identifier, at);
}

function extend(base: LibraryPath | undefined, step: string): LibraryPath | undefined {
  return base === undefined ? undefined : { package: base.package, path: [...base.path, step] };
}
