import type { Node } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';

/** `static-analysis/unreachable-code`: statements behind one that always leaves. */
export const unreachableCode: Rule = defineRule({
  meta: {
    id: 'static-analysis/unreachable-code',
    cwe: [561],
    severity: 'medium',
    confidence: 'certain',
    from: 'chunk',
    description: 'The statement stands behind a `return`, `throw`, `break` or `continue` of the same block. It never runs, so what it was meant to do is not done.',
    advice: 'Put what has to run before the statement that leaves, and take out what must not run.',
  },
  check({ part, report }) {
    for (const body of listsIn(part.nodes('BlockStatement'), part.nodes('SwitchCase'), part.nodes('StaticBlock'))) {
      const end = body.findIndex(leaves);
      const dead = end === -1 ? undefined : body.slice(end + 1).find(doesSomething);
      if (dead !== undefined) report({ node: dead, message: 'The statement is never reached: the block has been left before.' });
    }
  },
});

function listsIn(...groups: readonly (readonly (Extract<Node, { type: 'BlockStatement' | 'StaticBlock' }> | Extract<Node, { type: 'SwitchCase' }>)[])[]): readonly (readonly Node[])[] {
  return groups.flat().map((node) => (node.type === 'SwitchCase' ? node.consequent : node.body));
}

function leaves(node: Node): boolean {
  switch (node.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return true;
    case 'BlockStatement':
      return node.body.some(leaves);
    case 'IfStatement':
      return node.alternate !== null && node.alternate !== undefined && leaves(node.consequent) && leaves(node.alternate);
    default:
      return false;
  }
}

/** Functions are there before the block begins, types never run, and a `var` without a value does nothing. A `break` behind a `return` in a `switch` is a habit. */
function doesSomething(node: Node): boolean {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'EmptyStatement':
    case 'BreakStatement':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return false;
    case 'VariableDeclaration':
      return !(node.kind === 'var' && node.declarations.every((each) => each.init === null || each.init === undefined));
    default:
      return true;
  }
}
