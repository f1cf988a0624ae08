import { ancestorsOf, bindingOf, enclosingFunction, parentOf } from '../../program/index.ts';
import type { FunctionNode, Module, Node } from '../../program/index.ts';
import { isRunAtOnce } from './repeated-code.ts';

const MAX_DEPTH = 5;

/** True when a node runs at most once, when the program starts: at top level, or in functions that only the top level calls. */
export function runsOnceAtStart(node: Node, module: Module, depth: number = MAX_DEPTH): boolean {
  const around = enclosingFunction(node);
  if (isInField(node, around)) return false;
  if (around === undefined) return true;
  if (isRunAtOnce(around)) return runsOnceAtStart(around, module, depth);
  return depth > 0 && isOnlyStarted(around, module, depth);
}

/** The value of a field is computed for every instance. */
function isInField(node: Node, around: Node | undefined): boolean {
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor === around) return false;
    if (ancestor.type === 'PropertyDefinition') return !ancestor.static;
  }
  return false;
}

function isOnlyStarted(declared: FunctionNode, module: Module, depth: number): boolean {
  const name = nameOf(declared);
  const binding = name === undefined ? undefined : bindingOf(name, module);
  if (binding === undefined || isExported(binding.name, declared, module)) return false;
  const calls = module.referencesOf(binding);
  if (calls.length !== 1 || module.opaqueExports) return false;
  return calls.every(({ identifier }) => {
    const call = parentOf(identifier);
    return call?.type === 'CallExpression' && call.callee === identifier && runsOnceAtStart(call, module, depth - 1);
  });
}

function nameOf(declared: FunctionNode): Node | undefined {
  if (declared.type === 'FunctionDeclaration') return declared.id ?? undefined;
  const parent = parentOf(declared);
  return parent?.type === 'VariableDeclarator' ? parent.id : undefined;
}

function isExported(name: string, declared: FunctionNode, module: Module): boolean {
  const parent = parentOf(declared);
  return module.exports.some((each) => each.local === name) || parent?.type === 'ExportDefaultDeclaration';
}
