import { bare, constantString, parentOf, propertyName } from '../../program/index.ts';
import type { Node, NodeOf, ParsedUnit } from '../../program/index.ts';

type Logical = NodeOf<'LogicalExpression'>;
type Binary = NodeOf<'BinaryExpression'>;

/** Why two comparisons of one value, joined by `&&` or `||`, always give the same; undefined where they do not. */
export function contradiction({ operator, left, right }: Logical, part: ParsedUnit): string | undefined {
  const [one, other] = [comparisonOf(bare(left), part), comparisonOf(bare(right), part)];
  if (one === undefined || other === undefined || one.subject !== other.subject || operator === '??') return undefined;
  if (operator === '&&' && one.relation === '===' && other.relation === '===' && one.value !== other.value) return 'No value equals both: the condition is always false.';
  if (operator === '||' && one.relation === '!==' && other.relation === '!==' && one.value !== other.value) return 'Every value differs from one of both: the condition is always true.';
  if (operator === '&&' && isEmptyRange(one, other)) return 'No number lies in this range: the condition is always false.';
  return undefined;
}

interface Compared {
  /** The text of what is compared. */
  readonly subject: string;
  readonly relation: string;
  readonly value: string | number;
}

const TURNED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** `subject relation constant`; loose equality between constants of one kind is the same as strict. */
function comparisonOf(node: Node, part: ParsedUnit): Compared | undefined {
  if (node.type !== 'BinaryExpression') return undefined;
  const [left, right] = [bare(node.left), bare(node.right)];
  const relation = node.operator.replace(/^([=!])=$/, '$1==');
  const value = constantOf(right);
  if (value !== undefined && isStable(left)) return { subject: part.text.slice(left.start, left.end), relation, value };
  const first = constantOf(left);
  return first !== undefined && isStable(right) ? { subject: part.text.slice(right.start, right.end), relation: TURNED[relation] ?? relation, value: first } : undefined;
}

function constantOf(node: Node): string | number | undefined {
  return node.type === 'Literal' && typeof node.value === 'number' ? node.value : constantString(node);
}

/** A name or a chain of fields: it is the same both times. */
function isStable(node: Node): boolean {
  return node.type === 'Identifier' || node.type === 'ThisExpression' || (node.type === 'MemberExpression' && !node.computed && isStable(bare(node.object)));
}

function isEmptyRange(one: Compared, other: Compared): boolean {
  const [low, high] = one.relation.startsWith('>') ? [one, other] : [other, one];
  if (!low.relation.startsWith('>') || !high.relation.startsWith('<') || typeof low.value !== 'number' || typeof high.value !== 'number') return false;
  return low.value > high.value || (low.value === high.value && !(low.relation === '>=' && high.relation === '<='));
}

/** `1 < x < 3`: true or false is compared with a number. */
export function isChained({ operator, left }: Binary): boolean {
  const inner = bare(left);
  return /^[<>]=?$/.test(operator) && inner.type === 'BinaryExpression' && /^[<>]=?$/.test(inner.operator);
}

/** `list.length >= 0`: a length is never below zero. */
export function isAboutLength({ operator, left, right }: Binary): boolean {
  const [length, zero] = [bare(left), bare(right)];
  return (operator === '>=' || operator === '<') && length.type === 'MemberExpression' && propertyName(length) === 'length' && zero.type === 'Literal' && zero.value === 0;
}

/** `typeof value.length` beside it: what is looked at need be no list, and its length may be any number. */
export function isLengthAsked({ left }: Binary, part: ParsedUnit): boolean {
  const length = part.text.slice(bare(left).start, bare(left).end);
  return part.nodes('UnaryExpression').some(({ operator, argument }) => operator === 'typeof' && part.text.slice(argument.start, argument.end) === length);
}

/** `if (state = 'done')`: a constant is given to what was to be compared. */
export function isAssignedConstant(node: NodeOf<'AssignmentExpression'>): boolean {
  const parent = parentOf(node);
  return node.operator === '=' && bare(node.right).type === 'Literal' && parent !== undefined && 'test' in parent && parent.test === node && parent.type !== 'ForStatement';
}
