import { bare, constantString } from '../../program/index.ts';
import type { Node, NodeOf, ParsedUnit } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { contradiction, isAboutLength, isAssignedConstant, isChained, isLengthAsked } from './contradictions.ts';

const TYPES: ReadonlySet<string> = new Set(['undefined', 'object', 'boolean', 'number', 'bigint', 'string', 'symbol', 'function', 'unknown', 'date']);
const EQUALITY: ReadonlySet<string> = new Set(['==', '===', '!=', '!==']);

/** `static-analysis/same-result`: a comparison that says the same whatever the values are. */
export const sameResult: Rule = defineRule({
  meta: {
    id: 'static-analysis/same-result',
    cwe: [570, 571],
    severity: 'medium',
    confidence: 'certain',
    from: 'chunk',
    description: 'The comparison has the same result for all values: one of two branches never runs, and the check it was meant to be does not take place.',
    advice: 'Compare both values: write `a === x || a === y` in full, `Number.isNaN(a)`, `array.length === 0`, `!(key in object)`, and the names that `typeof` gives.',
  },
  check({ part, report }) {
    for (const node of part.nodes('BinaryExpression')) {
      const message = binaryFlaw(node, part);
      if (message !== undefined) report({ node, message });
    }
    for (const node of part.nodes('LogicalExpression')) {
      const message = isForgottenComparison(node) ? 'The text on the right of `||` is not compared with anything: the condition is always true.' : contradiction(node, part);
      if (message !== undefined) report({ node, message });
    }
    for (const node of part.nodes('AssignmentExpression')) if (isAssignedConstant(node)) report({ node, message: '`=` gives the value instead of comparing with it: the condition does not depend on what was there.' });
  },
});

function binaryFlaw(node: NodeOf<'BinaryExpression'>, part: ParsedUnit): string | undefined {
  const { operator } = node;
  const [left, right] = [bare(node.left), bare(node.right)];
  if (operator === 'in' || operator === 'instanceof') {
    const isNegated = node.left.type === 'UnaryExpression' && node.left.operator === '!';
    return isNegated ? `\`!\` binds closer than \`${operator}\`: true or false is looked for, not the value.` : undefined;
  }
  if (isChained(node)) return 'True or false is compared with a number: comparisons are not joined like this.';
  if (isAboutLength(node) && !isLengthAsked(node, part)) return `A length is never below zero: the comparison is always ${operator === '<' ? 'false' : 'true'}.`;
  if (!EQUALITY.has(operator)) return undefined;
  const always = operator.startsWith('!') ? 'true' : 'false';
  if ([left, right].some((each) => isGlobalNaN(each, part))) return `Nothing equals NaN: the comparison is always ${always}.`;
  if ([left, right].some(isFresh) && (operator.length === 3 || [left, right].some(({ type }) => type === 'ObjectExpression'))) return `A new object equals no other: the comparison is always ${always}.`;
  if (left.type === 'UnaryExpression' && left.operator === 'typeof' && right.type === 'Identifier' && right.name === 'undefined') return `\`typeof\` gives a text, which is never \`undefined\` itself: the comparison is always ${always}.`;
  const type = [left, right].some((each) => each.type === 'UnaryExpression' && each.operator === 'typeof') ? (constantString(left) ?? constantString(right)) : undefined;
  return type !== undefined && !TYPES.has(type) ? `\`typeof\` never gives "${type}": the comparison is always ${always}.` : undefined;
}

function isGlobalNaN(node: Node, part: ParsedUnit): boolean {
  return node.type === 'Identifier' && node.name === 'NaN' && part.scopes.referenceAt(node)?.binding === undefined;
}

function isFresh({ type }: Node): boolean {
  return type === 'ArrayExpression' || type === 'ObjectExpression' || type === 'ArrowFunctionExpression' || type === 'FunctionExpression' || type === 'ClassExpression';
}

/** `role === 'admin' || 'owner'`: the right side is true by itself. A sentence is what is answered when it is not (`answer === 'yes' || 'Type yes to go on'`). */
function isForgottenComparison({ operator, left, right }: NodeOf<'LogicalExpression'>): boolean {
  const compared = bare(left);
  const literal = constantString(right);
  if (operator !== '||' || literal === undefined || literal === '' || /\s/.test(literal) || compared.type !== 'BinaryExpression') return false;
  return (compared.operator === '===' || compared.operator === '==') && (constantString(compared.left) !== undefined || constantString(compared.right) !== undefined);
}
