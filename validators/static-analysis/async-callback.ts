import { bare, childrenOf, isFunction, parentOf, propertyName } from '../../program/index.ts';
import type { FunctionNode, Node, NodeOf } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { asyncFunctionOf } from './async-callee.ts';
import type { CallPlace } from './async-callee.ts';
import { isKnownArray } from './known-array.ts';

/** Methods that take the answer of the callback for true or false, or put it in order. */
const DECIDING: ReadonlySet<string> = new Set(['filter', 'some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex', 'sort', 'toSorted']);

/** `static-analysis/async-callback`: an array method gets an asynchronous callback and does not wait for it. */
export const asyncCallback: Rule = defineRule({
  meta: {
    id: 'static-analysis/async-callback',
    cwe: [670, 755],
    severity: 'medium',
    confidence: 'certain',
    from: 'chunk',
    description: 'The method does not wait for what the callback promises. A promise counts as true wherever an answer is asked for, and with `forEach` what fails is caught by nobody.',
    advice: 'Use `for … of` with `await`, or `await Promise.all(items.map(…))`, and decide on the awaited results.',
  },
  check({ part, module, program, path, report }) {
    for (const call of part.nodes('CallExpression')) {
      const method = methodWithAsyncCallback(call, { module, program });
      if (method === undefined) continue;
      const isSure = isKnownArray(method.object, module) && !isTestPath(path);
      if (DECIDING.has(method.name))
        report({ node: method.node, message: `\`${method.name}\` takes the promise of the callback for its answer: it is always true.`, confidence: isSure ? 'certain' : 'likely' });
      else if (method.name === 'forEach' && awaits(method.callback))
        report({ node: method.node, message: '`forEach` does not wait for the callback, and what fails in it is caught by nobody.', confidence: isSure && isInAsync(call) ? 'certain' : 'likely' });
      else if (method.name === 'map' && isLeft(call) && awaits(method.callback))
        report({ node: method.node, message: 'The promises that `map` makes are not waited for: `await` of a list waits for nothing.', confidence: 'likely' });
    }
  },
});

interface Method {
  readonly name: string;
  readonly object: Node;
  readonly callback: FunctionNode;
  /** The argument as it stands: the function or its name. */
  readonly node: Node;
}

function methodWithAsyncCallback(call: NodeOf<'CallExpression'>, place: CallPlace): Method | undefined {
  const callee = bare(call.callee);
  const [first] = call.arguments;
  if (callee.type !== 'MemberExpression' || first === undefined) return undefined;
  const node = bare(first);
  const callback = isFunction(node) ? node : asyncFunctionOf(node, place);
  const name = propertyName(callee);
  return name !== undefined && callback?.async === true && !callback.generator ? { name, object: callee.object, callback, node } : undefined;
}

/** Dropped, or awaited as the list that it is. */
function isLeft(call: NodeOf<'CallExpression'>): boolean {
  const parent = parentOf(call);
  return parent?.type === 'ExpressionStatement' || parent?.type === 'AwaitExpression';
}

/** Without `await` in it the callback is as good as one that is not asynchronous. */
function awaits(callback: FunctionNode): boolean {
  const stack: Node[] = callback.body === null || callback.body === undefined ? [] : [callback.body];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) return true;
    if (!isFunction(node)) stack.push(...childrenOf(node));
  }
  return false;
}

/** Whoever may wait and does not, forgot to. */
function isInAsync(node: Node): boolean {
  for (let at = parentOf(node); at !== undefined; at = parentOf(at)) if (isFunction(at)) return at.async;
  return false;
}
