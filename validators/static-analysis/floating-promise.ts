import { ancestorsOf, bare, enclosingFunction, isFunction } from '../../program/index.ts';
import type { Node } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { asyncFunctionOf, catchesItsFailures } from './async-callee.ts';
import { isBackgroundWork } from './background-work.ts';
import { isClosing, isPromisingCall } from './promising-call.ts';

/** `static-analysis/floating-promise`: an asynchronous function is called and nobody waits for it. */
export const floatingPromise: Rule = defineRule({
  meta: {
    id: 'static-analysis/floating-promise',
    cwe: [755],
    severity: 'medium',
    confidence: 'certain',
    from: 'chunk',
    description: 'The called function is asynchronous, and its promise is dropped. What comes after runs too early, and the `try` around it does not catch what fails.',
    advice: 'Write `await` before the call, or hand the promise on; where nobody has to wait, write `void` and handle the failure with `.catch`.',
  },
  check({ part, module, program, report }) {
    for (const statement of part.nodes('ReturnStatement')) {
      const call = statement.argument === null || statement.argument === undefined ? undefined : bare(statement.argument);
      if (call?.type === 'CallExpression' && isInTry(statement) && enclosingFunction(statement)?.async === true && isPromisingCall(call, { module, program }))
        report({ node: call, message: 'The promise leaves the `try` before it is settled: the `catch` never sees what fails. Write `return await`.', advice: 'Write `return await` in a `try`, so that its `catch` gets what fails.', confidence: 'likely' });
    }
    for (const statement of part.nodes('ExpressionStatement')) {
      const call = bare(statement.expression);
      if (call.type !== 'CallExpression' || !isPromisingCall(call, { module, program })) continue;
      const around = enclosingFunction(statement);
      if (around?.async !== true) continue;
      if (!isClosing(call, module) && isBackgroundWork(call, part)) continue;
      const isCaught = isInTry(statement);
      const called = asyncFunctionOf(bare(call.callee), { module, program });
      // A function that ends by starting itself is a loop that goes on by itself.
      if (!isCaught && called !== undefined && (called === around || catchesItsFailures(called))) continue;
      const what = isClosing(call, module) ? 'nobody waits until it is closed, and a failure to write the rest is lost' : isCaught ? 'the `try` around it catches nothing of what fails' : 'nobody waits for it, and what fails in it is caught by nobody';
      report({ node: call, message: `The promise is dropped: ${what}.`, confidence: isCaught ? 'certain' : 'likely' });
    }
  },
});

/** In the block of a `try` that has a `catch`, in the same function. */
function isInTry(statement: Node): boolean {
  let child: Node = statement;
  for (const ancestor of ancestorsOf(statement)) {
    if (isFunction(ancestor)) return false;
    if (ancestor.type === 'TryStatement' && ancestor.block === child && ancestor.handler !== null) return true;
    child = ancestor;
  }
  return false;
}
