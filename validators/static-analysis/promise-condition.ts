import { bare, parentOf } from '../../program/index.ts';
import type { Node, NodeOf } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { isAsyncCallee } from './async-callee.ts';

/** `static-analysis/promise-condition`: a promise is asked whether it is true. */
export const promiseCondition: Rule = defineRule({
  meta: {
    id: 'static-analysis/promise-condition',
    cwe: [571, 670],
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description: 'The called function is asynchronous and its promise stands where true or false is asked for. A promise counts as true: the check does not take place.',
    advice: 'Write `if (await isAllowed(user))`, and make the function around it asynchronous.',
  },
  check({ part, module, program, path, report }) {
    for (const call of part.nodes('CallExpression')) {
      if (!(isAsked(call) || isCompared(call)) || !isAsyncCallee(bare(call.callee), { module, program })) continue;
      report({ node: call, message: 'The promise is not awaited: it counts as true whatever the function answers.', ...(isTestPath(path) ? { confidence: 'likely' } : {}) });
    }
  },
});

/** The whole test of a branch, or a part of it that decides by itself. */
function isAsked(call: NodeOf<'CallExpression'>): boolean {
  let child: Node = call;
  for (let at = parentOf(child); at !== undefined; child = at, at = parentOf(at)) {
    if (at.type === 'UnaryExpression') return at.operator === '!';
    if (at.type === 'IfStatement' || at.type === 'WhileStatement' || at.type === 'DoWhileStatement' || at.type === 'ConditionalExpression') return at.test === child;
    if (at.type !== 'LogicalExpression' || at.operator === '??') return false;
    if (at.operator === '&&' && at.left === child && !isDecided(at)) return false;
  }
  return false;
}

/** `call() === true`: a promise equals nothing but itself. */
function isCompared(call: NodeOf<'CallExpression'>): boolean {
  const parent = parentOf(call);
  if (parent?.type !== 'BinaryExpression' || !/^[=!]==?$/.test(parent.operator)) return false;
  const other = bare(parent.left === call ? parent.right : parent.left);
  return other.type === 'Literal' && other.value !== null;
}

/** `call() && other` as a statement or value hands the promise on where nobody asks for true or false. */
function isDecided(node: NodeOf<'LogicalExpression'>): boolean {
  const parent = parentOf(node);
  return parent !== undefined && (parent.type === 'LogicalExpression' || ('test' in parent && parent.test === node) || (parent.type === 'UnaryExpression' && parent.operator === '!'));
}
