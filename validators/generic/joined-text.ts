import { bare, constantText, parentOf, propertyName } from '../../program/index.ts';
import type { Module, Node, NodeOf, ParsedUnit } from '../../program/index.ts';

/** A text that stands nowhere as it is: the program puts it together of constants. */
export interface JoinedText {
  readonly node: Node;
  readonly text: string;
}

/** The longest text that is put together. */
const MAX_LENGTH = 8_000;
/** A whole literal in Base64, as long as a credential makes it. */
const BASE64 = /^[A-Za-z0-9+/_-]{24,4000}={0,2}$/;

/** The texts that a part of a file makes of constants: by `+` and `+=`, in templates, by `join`, `concat`, escapes, or out of Base64. */
export function joinedTexts(part: ParsedUnit, module: Module): readonly JoinedText[] {
  const makers: readonly Node[] = [
    ...part.nodes('BinaryExpression').filter((node) => node.operator === '+' && !isPartOfSum(node)),
    ...part.nodes('TemplateLiteral').filter(({ expressions }) => expressions.length > 0),
    ...part.nodes('CallExpression').filter(makesText),
    ...part.nodes('AssignmentExpression').filter((node) => node.operator === '+='),
    ...part.nodes('Literal').filter((node) => typeof node.value === 'string' && node.raw?.includes('\\') === true),
  ];
  const encoded = part.nodes('Literal').flatMap((node) => (typeof node.value === 'string' && BASE64.test(node.value) ? [{ node, text: Buffer.from(node.value, 'base64').toString('utf8') }] : []));
  return makers.flatMap((node): readonly JoinedText[] => {
    const text = constantText(node, module);
    return text === undefined || text.length > MAX_LENGTH ? [] : [{ node, text }];
  }).concat(encoded);
}

function isPartOfSum(node: Node): boolean {
  const parent = parentOf(node);
  return parent?.type === 'BinaryExpression' && parent.operator === '+';
}

function makesText(call: NodeOf<'CallExpression'>): boolean {
  const callee = bare(call.callee);
  if (callee.type === 'Identifier') return callee.name === 'atob';
  return callee.type === 'MemberExpression' && ['join', 'concat', 'toString', 'fromCharCode'].includes(propertyName(callee) ?? '');
}
