import { childrenOf } from '../../program/index.ts';
import type { Node, NodeOf } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { isExcusedDrop } from './excused-drop.ts';

/** `static-analysis/dropped-error`: what went wrong is caught and told to nobody. */
export const droppedError: Rule = defineRule({
  meta: {
    id: 'static-analysis/dropped-error',
    cwe: [390, 391],
    owasp: 'A10:2025',
    severity: 'low',
    confidence: 'likely',
    from: 'chunk',
    description: 'The error is caught and dropped: the block is empty, or throws a new error that does not say what happened. The program goes on as if nothing was wrong, or nobody can find out why it did not.',
    advice: 'Handle the error, or hand it on: `throw new OrderError(…, { cause })`; where it may be dropped, say why in a comment.',
  },
  check({ part, path, report }) {
    if (isTestPath(path)) return;
    for (const node of part.nodes('CatchClause')) {
      if (node.body.body.length === 0) {
        if (!isExcusedDrop(node, part)) report({ node, message: 'The error is caught and nothing is done about it, without a word why.' });
      } else if (throwsAnother(node)) report({ node: node.param ?? node, message: 'A new error is thrown that does not hold the caught one.' });
    }
  },
});

/** The only thing the block does is to throw a fresh error, and the caught one is not used in it. */
function throwsAnother({ param, body }: NodeOf<'CatchClause'>): boolean {
  const [only, ...others] = body.body;
  if (param?.type !== 'Identifier' || only?.type !== 'ThrowStatement' || others.length > 0 || only.argument.type !== 'NewExpression') return false;
  return !names(only.argument).includes(param.name);
}

function names(node: Node): readonly string[] {
  return node.type === 'Identifier' ? [node.name] : childrenOf(node).flatMap(names);
}
