import { ancestorsOf, bare, isFunction, parentOf, propertyName } from '../program/index.ts';
import type { ImportRecord, Node } from '../program/index.ts';

/** True when the code is ready for the module not to be there: `require` or `import()` in `try`, or with a `catch`. */
export function isAttemptedImport({ kind, node }: ImportRecord): boolean {
  if (kind !== 'dynamic' && kind !== 'require') return false;
  let child = node;
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor.type === 'TryStatement' && ancestor.block === child) return true;
    if (isCatchOf(ancestor, child)) return true;
    if (isFunction(ancestor) && kind === 'dynamic' && !isCalled(ancestor)) return false;
    child = ancestor;
  }
  return false;
}

/** `import('x').catch(…)`, `import('x').then(…, onRejected)`. */
function isCatchOf(node: Node, child: Node): boolean {
  if (node.type !== 'MemberExpression' || bare(node.object) !== bare(child)) return false;
  const call = parentOf(node);
  if (call?.type !== 'CallExpression') return false;
  return propertyName(node) === 'catch' || (propertyName(node) === 'then' && call.arguments.length > 1);
}

function isCalled(callback: Node): boolean {
  const call = parentOf(callback);
  return call?.type === 'CallExpression';
}
