import { ancestorsOf, bare, bindingOf, isFunction, parentOf } from '../../../program/index.ts';
import type { FunctionNode, Module, Node } from '../../../program/index.ts';

/** True when other files can call a function: exported by name or in place, also as a member of what a CommonJS file gives out. */
export function isExportedFunction(declared: FunctionNode, module: Module): boolean {
  if (isGivenOut(declared)) return true;
  const parent = parentOf(declared);
  const name = declared.type === 'FunctionDeclaration' ? declared.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined;
  const binding = name?.type === 'Identifier' ? bindingOf(name, module) : undefined;
  if (binding === undefined) return false;
  return module.exports.some((each) => each.local === binding.name) || module.referencesOf(binding).some(({ identifier }) => isGivenOut(identifier));
}

/** Inside `export …` or `module.exports = …`, in no other function. */
function isGivenOut(node: Node): boolean {
  for (const ancestor of ancestorsOf(node)) {
    if (isFunction(ancestor)) return false;
    if (ancestor.type === 'ExportDefaultDeclaration' || ancestor.type === 'ExportNamedDeclaration') return true;
    if (ancestor.type === 'AssignmentExpression' && isExportsMember(ancestor.left)) return true;
    if (ancestor.type === 'CallExpression') return false;
  }
  return false;
}

function isExportsMember(target: Node): boolean {
  let at = bare(target);
  while (at.type === 'MemberExpression') at = bare(at.object);
  return at.type === 'Identifier' && /^(?:module|exports)$/.test(at.name) && at !== bare(target);
}
