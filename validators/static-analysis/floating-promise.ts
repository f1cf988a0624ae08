import { ancestorsOf, bare, enclosingFunction, isFunction } from '../../program/index.ts';
import type { FunctionNode, Node, NodeOf, ParsedUnit } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { asyncFunctionOf, catchesItsFailures, isOverAtOnce, seesItsFailures, startsItselfAgain } from './async-callee.ts';
import type { CallPlace } from './async-callee.ts';
import { handsContinuationOn, isBackgroundWork } from './background-work.ts';
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
    const place = { module, program };
    for (const statement of part.nodes('ReturnStatement')) {
      const call = statement.argument === null || statement.argument === undefined ? undefined : bare(statement.argument);
      if (call?.type === 'CallExpression' && isInTry(statement) && isUnseenReturn(call, place))
        report({ node: call, message: 'The promise leaves the `try` before it is settled: the `catch` never sees what fails. Write `return await`.', advice: 'Write `return await` in a `try`, so that its `catch` gets what fails.', confidence: 'likely' });
    }
    for (const statement of part.nodes('ExpressionStatement')) {
      const call = bare(statement.expression);
      if (call.type !== 'CallExpression' || !isPromisingCall(call, place)) continue;
      const around = enclosingFunction(statement);
      if (around?.async !== true) continue;
      const closes = isClosing(call, module);
      const isCaught = isInTry(statement);
      if (!closes && (isBackgroundWork(call, part) || handsContinuationOn(call, around) || goesOnAlone(call, { ...place, part, isCaught }))) continue;
      const what = closes ? 'nobody waits until it is closed, and a failure to write the rest is lost' : isCaught ? 'the `try` around it catches nothing of what fails' : 'nobody waits for it, and what fails in it is caught by nobody';
      report({ node: call, message: `The promise is dropped: ${what}.`, confidence: isCaught ? 'certain' : 'likely' });
    }
  },
});

/** In an asynchronous function, and what fails has been seen neither by the called function nor, where that is the one around, by this very `try`. */
function isUnseenReturn(call: NodeOf<'CallExpression'>, place: CallPlace): boolean {
  const around = enclosingFunction(call);
  const called = asyncFunctionOf(bare(call.callee), place);
  return around?.async === true && isPromisingCall(call, place) && called !== around && (called === undefined || !(catchesItsFailures(called) || seesItsFailures(called)));
}

/**
 * Nothing is to be waited for, or it catches its own failures, or it is a loop that goes on by itself. Only the first counts in a `try`,
 * and where the same function is waited for at another place of the function around.
 */
function goesOnAlone(call: NodeOf<'CallExpression'>, { isCaught, part, ...place }: CallPlace & { readonly isCaught: boolean; readonly part: ParsedUnit }): boolean {
  const called: FunctionNode | undefined = asyncFunctionOf(bare(call.callee), place);
  if (called === undefined || isOverAtOnce(called)) return called !== undefined;
  const around = enclosingFunction(call);
  const isAwaited = part.nodes('AwaitExpression').some((each) => enclosingFunction(each) === around && calls(bare(each.argument), called, place));
  return !isCaught && !isAwaited && (called === around || catchesItsFailures(called) || startsItselfAgain(called, place));
}

function calls(node: Node, called: FunctionNode, place: CallPlace): boolean {
  return node.type === 'CallExpression' && asyncFunctionOf(bare(node.callee), place) === called;
}

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
