import { ancestorsOf, isFunction, parentOf } from '../../program/index.ts';
import type { Node, NodeOf, ParsedUnit } from '../../program/index.ts';
import { suppressionIn } from '../suppression-directive.ts';
import { enclosingName } from './enclosing-name.ts';

/** True for an empty `catch` of which the code itself says why it is empty. */
export function isExcusedDrop(clause: NodeOf<'CatchClause'>, part: ParsedUnit): boolean {
  const attempt = parentOf(clause);
  if (attempt?.type !== 'TryStatement') return false;
  return isExplained(clause, { attempt, part }) || goesOnElsewhere(attempt) || isWhileFailing(attempt) || isCalledAttempt(attempt, part);
}

/** A comment in the block, or at the end of what is tried. One that speaks to a tool is no reason. */
function isExplained({ body }: NodeOf<'CatchClause'>, { attempt, part }: { readonly attempt: NodeOf<'TryStatement'>; readonly part: ParsedUnit }): boolean {
  const lastTried = attempt.block.body.at(-1)?.end ?? attempt.block.start;
  return part.comments.some(({ start, end, value }) => {
    const isBeside = (start >= body.start && end <= body.end) || (start >= lastTried && end <= attempt.block.end);
    return isBeside && (suppressionIn(value) === undefined || /\s--\s*\S/.test(value));
  });
}

/** What is tried leaves when it works: the statements behind it are what is done when it fails. */
function goesOnElsewhere(attempt: NodeOf<'TryStatement'>): boolean {
  const list = parentOf(attempt);
  const last = attempt.block.body.at(-1)?.type;
  return list?.type === 'BlockStatement' && list.body.at(-1) !== attempt && (last === 'ReturnStatement' || last === 'ContinueStatement' || last === 'BreakStatement');
}

/** In a `catch` or `finally`: another error is on its way, and this one must not take its place. */
function isWhileFailing(attempt: Node): boolean {
  let child = attempt;
  for (const ancestor of ancestorsOf(attempt)) {
    if (isFunction(ancestor)) return false;
    if (ancestor.type === 'CatchClause' || (ancestor.type === 'TryStatement' && ancestor.finalizer === child)) return true;
    child = ancestor;
  }
  return false;
}

/** `trySend`, `saveSafely`: whoever calls it has been told by its name. */
function isCalledAttempt(attempt: Node, part: ParsedUnit): boolean {
  const name = enclosingName(attempt);
  return name !== undefined && /^(?:try|safe|maybe|attempt|silent|quiet|bestEffort)(?=[A-Z]|$)|(?:Safe|Safely|Silently|Quietly|BestEffort|IfPossible)$/.test(part.text.slice(name.start, name.end));
}
