import { bare, parentOf } from '../../program/index.ts';
import type { Node, NodeOf, ParsedUnit } from '../../program/index.ts';
import { suppressionIn } from '../suppression-directive.ts';

/** True for an empty `catch` of which the code itself says why it is empty. */
export function isExcusedDrop(clause: NodeOf<'CatchClause'>, part: ParsedUnit): boolean {
  const attempt = parentOf(clause);
  if (attempt?.type !== 'TryStatement') return false;
  return isExplained(clause, { attempt, part }) || goesOnElsewhere(attempt) || onlyWaits(attempt) || onlyLoads(attempt);
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

/** `try { await started; } catch {}` waits for the end of something that is begun and answered for elsewhere. */
function onlyWaits({ block }: NodeOf<'TryStatement'>): boolean {
  const [only, ...others] = block.body;
  const waited = only?.type === 'ExpressionStatement' && others.length === 0 ? bare(only.expression) : undefined;
  return waited?.type === 'AwaitExpression' && bare(waited.argument).type === 'Identifier';
}

/** A package that may be there or not. */
function onlyLoads({ block }: NodeOf<'TryStatement'>): boolean {
  const [only, ...others] = block.body;
  const assigned = only?.type === 'ExpressionStatement' && others.length === 0 ? bare(only.expression) : undefined;
  return assigned?.type === 'AssignmentExpression' && isLoading(bare(assigned.right));
}

function isLoading(value: Node): boolean {
  switch (value.type) {
    case 'AwaitExpression':
      return isLoading(bare(value.argument));
    case 'MemberExpression':
      return isLoading(bare(value.object));
    case 'ImportExpression':
      return true;
    case 'NewExpression':
      return value.arguments.some((each) => isLoading(bare(each)));
    case 'CallExpression':
      return value.callee.type === 'Identifier' && value.callee.name === 'require';
    default:
      return false;
  }
}
