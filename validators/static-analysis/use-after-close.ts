import { bare, bindingOf, isFunction, libraryPathOf, parentOf, propertyName } from '../../program/index.ts';
import type { Binding, Module, Node, NodeOf } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { handleOf } from './handles.ts';
import type { Handle } from './handles.ts';

/** `static-analysis/use-after-close`: a handle is used behind the line that has given it back. */
export const useAfterClose: Rule = defineRule({
  meta: {
    id: 'static-analysis/use-after-close',
    cwe: [672, 416],
    severity: 'medium',
    confidence: 'certain',
    from: 'chunk',
    description: 'The file, stream or connection has been closed before in the same block and is used again. The use fails, or reaches what somebody else has been given in the meantime.',
    advice: 'Close a handle in a `finally` after its last use, and open a new one for what comes later.',
  },
  check({ part, module, report }) {
    for (const call of part.nodes('CallExpression')) {
      const closed = closedBy(call, module);
      const statement = closed === undefined ? undefined : statementOf(call);
      if (closed === undefined || statement === undefined) continue;
      const use = laterStatements(statement).flatMap((later) => usesIn(later, { closed, module })).at(0);
      if (use !== undefined) report({ node: use, message: `\`${closed.binding.name}\` was closed in line ${part.lines.positionAt(call.start).line} and is used again.` });
    }
  },
});

interface Closed {
  readonly binding: Binding;
  readonly handle: Handle;
}

/** `handle.close()`, and what it was made by. */
function closedBy({ callee }: NodeOf<'CallExpression'>, module: Module): Closed | undefined {
  const target = bare(callee);
  const object = target.type === 'MemberExpression' ? bare(target.object) : undefined;
  const binding = object?.type === 'Identifier' ? bindingOf(object, module) : undefined;
  if (binding?.kind !== 'const' || object === undefined || target.type !== 'MemberExpression') return undefined;
  const handle = handleOf(libraryPathOf(object, module));
  return handle !== undefined && handle.closing === propertyName(target) ? { binding, handle } : undefined;
}

/** The statement that does nothing else, straight in a block. */
function statementOf(call: NodeOf<'CallExpression'>): Node | undefined {
  const parent = parentOf(call);
  const statement = parent?.type === 'AwaitExpression' ? parentOf(parent) : parent;
  return statement?.type === 'ExpressionStatement' && parentOf(statement)?.type === 'BlockStatement' ? statement : undefined;
}

/** What runs behind a statement in its own block, up to where the block may be left. */
function laterStatements(statement: Node): readonly Node[] {
  const block = parentOf(statement);
  if (block?.type !== 'BlockStatement') return [];
  return block.body.filter(({ start }) => start > statement.start);
}

/** Calls of its working methods outside of inner functions, which may run at any time. */
function usesIn(statement: Node, { closed, module }: { readonly closed: Closed; readonly module: Module }): readonly Node[] {
  return module.referencesOf(closed.binding).flatMap(({ identifier }) => {
    if (identifier.start < statement.start || identifier.end > statement.end || isInFunction(identifier, statement)) return [];
    const member = parentOf(identifier);
    const isUse = member?.type === 'MemberExpression' && member.object === identifier && closed.handle.using.has(propertyName(member) ?? '') && parentOf(member)?.type === 'CallExpression';
    return isUse ? [member] : [];
  });
}

function isInFunction(node: Node, within: Node): boolean {
  for (let at = parentOf(node); at !== undefined && at !== within; at = parentOf(at)) if (isFunction(at)) return true;
  return false;
}
