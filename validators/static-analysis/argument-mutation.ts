import { bare, bindingOf, enclosingFunction, parentOf, propertyName } from '../../program/index.ts';
import type { Binding, FunctionNode, Module, Node, NodeOf } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isTestPath } from '../test-code.ts';

/** Methods that change a list in its place and answer with it, and what makes a new one instead. */
const IN_PLACE: ReadonlyMap<string, string> = new Map([['sort', 'toSorted'], ['reverse', 'toReversed']]);

/** `static-analysis/argument-mutation`: a function hands back a list as if it was new, and has changed the caller's. */
export const argumentMutation: Rule = defineRule({
  meta: {
    id: 'static-analysis/argument-mutation',
    cwe: [374],
    severity: 'low',
    confidence: 'likely',
    from: 'chunk',
    description: 'The list of the caller is sorted or reversed in its place, and the function answers with it as if it had made a new one. The caller keeps a list in another order without knowing.',
    advice: 'Sort a copy: `[...items].sort(compare)` or `items.toSorted(compare)`.',
  },
  check({ part, module, path, report }) {
    if (isTestPath(path)) return;
    for (const call of part.nodes('CallExpression')) {
      const callee = bare(call.callee);
      const name = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
      const instead = IN_PLACE.get(name);
      const parameter = instead === undefined || callee.type !== 'MemberExpression' ? undefined : parameterOf(bare(callee.object), module);
      if (parameter === undefined || !isAnswer(call) || !isExported(parameter.scope.node)) continue;
      report({ node: call, message: `\`${name}\` changes the caller's \`${parameter.name}\` itself; \`${instead ?? ''}\` or a copy leaves it as it is.` });
    }
  },
});

/** A parameter as it was handed in: not a rest, which is a new list, and given no other value. */
function parameterOf(object: Node, module: Module): Binding | undefined {
  const binding = object.type === 'Identifier' ? bindingOf(object, module) : undefined;
  if (binding?.kind !== 'parameter' || parentOf(binding.identifier)?.type === 'RestElement') return undefined;
  const own = enclosingFunction(object);
  const isOwn = own !== undefined && own.params.some((each) => each === binding.identifier);
  return isOwn && module.referencesOf(binding).every(({ access }) => access === 'read' || access === 'type') ? binding : undefined;
}

/** Whoever does not use the answer says that it is about the change. */
function isAnswer(call: NodeOf<'CallExpression'>): boolean {
  let child: Node = call;
  for (let at = parentOf(call); at !== undefined; child = at, at = parentOf(at)) {
    if (at.type === 'ReturnStatement' || (at.type === 'VariableDeclarator' && at.init === child)) return true;
    if (at.type === 'ArrowFunctionExpression') return at.body === child;
    if (at.type !== 'MemberExpression' && at.type !== 'CallExpression') return false;
    if (at.type === 'CallExpression' && at.callee !== child) return false;
  }
  return false;
}

/** Inside of a file one knows one's own callers; a function whose name says that it sorts in place is asked for that. */
function isExported(scope: Node): boolean {
  const declaration = scope as FunctionNode;
  const named = declaration.type === 'FunctionDeclaration' ? declaration : parentOf(declaration);
  const outer = named === undefined ? undefined : named.type === 'VariableDeclarator' ? parentOf(parentOf(named) ?? named) : parentOf(named);
  return outer?.type === 'ExportNamedDeclaration' || outer?.type === 'ExportDefaultDeclaration';
}
