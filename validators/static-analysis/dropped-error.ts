import { parentOf } from '../../program/index.ts';
import type { Node, NodeOf } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { isBlindAnswer } from './blind-answer.ts';
import { isExcusedDrop } from './excused-drop.ts';
import { lastingWork, outsideWork } from './lost-work.ts';
import type { BlockPlace } from './lost-work.ts';

const SAYS_WHAT_IS_WRONG = /invalid|malformed|auth|forbidden|denied|credential|expired|time(?:d[ _]?)?[ _-]?out|not[ _]?found|too[ _]?many|bad[ _]?request|(?:un|not )supported|conflict|unknown|\b4\d\d\b/i;
const SAYS_WHAT_TO_DO = /\b(?:must|please|make sure|ensure|consider|should|try|check)\b/i;

/** `static-analysis/dropped-error`: what went wrong is caught and told to nobody, and it mattered. */
export const droppedError: Rule = defineRule({
  meta: {
    id: 'static-analysis/dropped-error',
    cwe: [390, 391],
    owasp: 'A10:2025',
    severity: 'low',
    confidence: 'likely',
    from: 'chunk',
    description: 'The error of something that others rest on is caught and dropped: the block is empty, answers with a bare "server error", or throws a new error that does not say what happened. The program goes on as if it had worked, or nobody can find out why it did not.',
    advice: 'Handle the error, log it, or hand it on: `throw new OrderError(…, { cause })`; where it may be dropped, say why in a comment.',
  },
  check({ part, path, module, report }) {
    if (isTestPath(path)) return;
    for (const node of part.nodes('CatchClause')) {
      const message = flawOf(node, { part, module });
      if (message !== undefined) report({ node: node.body.body.length === 0 ? node : (node.param ?? node), message });
    }
  },
});

function flawOf(clause: NodeOf<'CatchClause'>, place: BlockPlace): string | undefined {
  const attempt = parentOf(clause);
  if (attempt?.type !== 'TryStatement') return undefined;
  if (clause.body.body.length === 0) {
    const lost = isExcusedDrop(clause, place.part) ? undefined : lastingWork(attempt.block, place);
    return lost && `The error is caught and nothing is done about it: whoever comes later believes that line ${place.part.lines.positionAt(lost.start).line} has worked.`;
  }
  if (usesCaught(clause, place)) return undefined;
  if (attempt.block.body.length === 1 && outsideWork(attempt.block, place) === undefined) return undefined;
  if (isBlindAnswer(clause)) return 'The request is answered with "server error", and what happened is told to nobody.';
  return throwsBare(clause, attempt.block, place) ? 'A new error is thrown that does not hold the caught one.' : undefined;
}

/** The only thing the block does is to throw a fresh error that neither says what is wrong with what came in nor what to do, and is not what was thrown inside. */
function throwsBare({ body }: NodeOf<'CatchClause'>, attempt: Node, { part }: BlockPlace): boolean {
  const [only, ...others] = body.body;
  if (only?.type !== 'ThrowStatement' || others.length > 0 || only.argument.type !== 'NewExpression') return false;
  const text = part.text.slice(only.start, only.end);
  const isSaidBefore = part.text.slice(attempt.start, attempt.end).includes(part.text.slice(only.argument.start, only.argument.end));
  return !isSaidBefore && !SAYS_WHAT_IS_WRONG.test(text) && !SAYS_WHAT_TO_DO.test(text);
}

/** A caught value that is taken apart is used. */
function usesCaught({ param }: NodeOf<'CatchClause'>, { part, module }: BlockPlace): boolean {
  if (param === null || param === undefined) return false;
  const binding = param.type === 'Identifier' ? part.scopes.bindingAt(param) : undefined;
  return binding === undefined || module.referencesOf(binding).length > 0;
}
