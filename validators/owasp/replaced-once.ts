import { bare, constantString, propertyName } from '../../program/index.ts';
import type { Node, NodeOf } from '../../program/index.ts';

/** The text of a number has one dot at most: `String(Math.random()).replace('.', '')`. */
export function isTextOfNumber(expression: Node): boolean {
  const node = bare(expression);
  if (node.type === 'BinaryExpression') return node.operator === '+' && [node.left, node.right].some((side) => constantString(bare(side)) !== undefined) && [node.left, node.right].some(isTextOfNumber);
  if (node.type !== 'CallExpression') return false;
  const callee = bare(node.callee);
  if (callee.type === 'Identifier') return callee.name === 'String' && node.arguments[0] !== undefined && isTextOfNumber(node.arguments[0]);
  if (callee.type !== 'MemberExpression') return false;
  const name = propertyName(callee);
  if (name === 'toFixed' || name === 'toPrecision') return true;
  if (name === 'toString') return isTextOfNumber(callee.object);
  const object = bare(callee.object);
  return object.type === 'Identifier' && /^(?:Math|Date|performance|process)$/.test(object.name);
}

/** `login.replace('%3A', ':')`: the first colon ends a name, and those behind it are part of what follows. */
export function isDecoded(once: string, put: string | undefined): boolean {
  return /^%3a$/i.test(once) && put === ':';
}

/** `markup.replace('>', ' hidden>')`: something is put into the first tag, which stays. */
export function isInsertion(once: string, replacement: Node): boolean {
  if (once !== '<' && once !== '>') return false;
  const node = bare(replacement);
  const texts = node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.raw) : [constantString(node) ?? ''];
  return (texts.at(-1)?.endsWith(once) === true || texts[0]?.startsWith(once) === true) && texts.join('').length > 3;
}

const REBUILT = /^(?:java|vb)script:?$/i;
const SCRIPT = /^<(?:\\?\/)?\??\s*script\b/i;

/** What is taken out of a text everywhere, though what stands around it may be the same again: `javajavascript:script:`, `<scr<script>ipt>`. */
export function rebuiltText(text: string | undefined, source: string): string | undefined {
  if (text !== undefined) return REBUILT.test(text) || SCRIPT.test(text) ? text : undefined;
  return SCRIPT.test(source) && !source.includes('|') ? '<script' : undefined;
}

/** `"…".replace(…)` of an expression that is not repeated until nothing is left. */
export function receiverOf(node: NodeOf<'CallExpression'>): Node | undefined {
  const callee = bare(node.callee);
  return callee.type === 'MemberExpression' ? callee.object : undefined;
}
