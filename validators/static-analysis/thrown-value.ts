import { ancestorsOf, bare, bindingOf, isFunction, propertyName } from '../../program/index.ts';
import type { Module, Node } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isTestPath } from '../test-code.ts';

const ERRORS = /^(?:[A-Z]\w*)?Error$/;

/** `static-analysis/thrown-value`: what is thrown is no error, or an error is made and not thrown. */
export const thrownValue: Rule = defineRule({
  meta: {
    id: 'static-analysis/thrown-value',
    cwe: [390, 755],
    severity: 'low',
    confidence: 'likely',
    from: 'chunk',
    description: 'What is thrown has no class, no stack and no cause, so nobody can tell it from other failures; or an error is made and goes nowhere, so nothing fails.',
    advice: 'Throw an error object of a class of its own, with the caught one as `cause`.',
  },
  check({ part, module, path, report }) {
    if (isTestPath(path)) return;
    for (const node of part.nodes('ThrowStatement')) {
      const message = flawOf(bare(node.argument), module);
      if (message !== undefined) report({ node: node.argument, message });
    }
    for (const node of part.nodes('ExpressionStatement')) {
      const made = bare(node.expression);
      if (made.type === 'NewExpression' && made.callee.type === 'Identifier' && ERRORS.test(made.callee.name) && bindingOf(made.callee, module) === undefined)
        report({ node: made, message: 'The error is made and not thrown: what it was to stop goes on.', severity: 'medium', confidence: 'certain' });
    }
  },
});

function flawOf(thrown: Node, module: Module): string | undefined {
  // A number is a sign between two places that know each other, not a failure that somebody has to understand.
  if ((thrown.type === 'Literal' && typeof thrown.value !== 'number') || thrown.type === 'TemplateLiteral') return 'A plain value is thrown: it has no class, no stack and no cause.';
  if (thrown.type === 'Identifier' && ERRORS.test(thrown.name) && bindingOf(thrown, module) === undefined) return `The class \`${thrown.name}\` itself is thrown, not an error of it.`;
  if (isMessageOfCaught(thrown)) return 'Only the message of the caught error is thrown on: its class, stack and cause are dropped.';
  const [only, ...others] = thrown.type === 'NewExpression' ? thrown.arguments : [];
  if (thrown.type !== 'NewExpression' || thrown.callee.type !== 'Identifier' || thrown.callee.name !== 'Error' || only === undefined || others.length > 0) return undefined;
  return isMessageOfCaught(bare(only)) ? 'A new error gets the message of the caught one and nothing else: its class, stack and cause are dropped.' : undefined;
}

/** `error.message` of the `catch` around it. */
function isMessageOfCaught(node: Node): boolean {
  if (node.type !== 'MemberExpression' || propertyName(node) !== 'message') return false;
  const object = bare(node.object);
  for (const ancestor of ancestorsOf(node)) {
    if (isFunction(ancestor)) return false;
    if (ancestor.type === 'CatchClause') return object.type === 'Identifier' && ancestor.param?.type === 'Identifier' && ancestor.param.name === object.name;
  }
  return false;
}
