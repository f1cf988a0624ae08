import { bare, charactersOf, charactersRemovedBy, childrenOf, constantString, enclosingFunction, propertyName } from '../../program/index.ts';
import type { Node, NodeOf } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import { openQuote } from './attribute-quotes.ts';
import { chainOf, literalOf } from './replace-chain.ts';
import { isDecoded, isInsertion, isTextOfNumber, rebuiltText, receiverOf } from './replaced-once.ts';
import type { Rule } from '../rule.ts';

/** Characters that mean something to a shell, a query, markup, a path or a pattern. */
const META = /^(?:['"\\&<>\n\r\t*|{}[\]%$/`;()+.?]|\/?\.\.\/?|\/\.|%[0-9a-fA-F]{2}|<!--|-->|(?:java|vb)script:?|\|\|)$/;

/** `owasp/incomplete-sanitization`: a text is cleaned, and one occurrence or the escape character itself is forgotten. */
export const incompleteSanitization: Rule = defineRule({
  meta: {
    id: 'owasp/incomplete-sanitization',
    cwe: [116, 20],
    owasp: 'A05:2025',
    severity: 'medium',
    confidence: 'likely',
    from: 'chunk',
    description: 'The text is cleaned of a character that means something, but only where it stands first, or it is escaped with a character that is not escaped itself. What was to be kept out comes through.',
    advice: 'Use a pattern with the flag `g` (or replaceAll), and escape the escape character first; better still, a library that escapes for the place where the text goes.',
  },
  check({ part, report }) {
    for (const node of part.nodes('CallExpression')) {
      const callee = bare(node.callee);
      if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'replace' || node.arguments.length !== 2) continue;
      const message = judge(node);
      if (message !== undefined) report({ node, message });
    }
    for (const sum of part.nodes('BinaryExpression')) {
      const open = openQuote(sum);
      if (open !== undefined) report({ node: open.node, message: `The text stands between quotes, and ${JSON.stringify(open.quote)} is left in it.` });
    }
  },
});

type Call = NodeOf<'CallExpression'>;

function judge(node: Call): string | undefined {
  const [pattern, replacement] = node.arguments;
  if (pattern === undefined || replacement === undefined) return undefined;
  const put = constantText(replacement);
  const once = onlyFirst(pattern);
  if (once !== undefined) return isForgotten(once, put, node) ? `Only the first ${JSON.stringify(once)} is replaced.` : undefined;
  const literal = literalOf(pattern);
  const rebuilt = literal === undefined || put !== '' || isRepeated(node) ? undefined : rebuiltText(plainText(literal.source), literal.source);
  if (rebuilt !== undefined) return `Where ${JSON.stringify(rebuilt)} is taken out, what stands around it can be the same again.`;
  if (put === undefined || literal === undefined || !/^\\+(?:\$[&1]|['"])$/.test(put)) return undefined;
  const removed = charactersRemovedBy(literal);
  if (!removed.has("'") && !removed.has('"')) return undefined;
  return removed.has('\\') || escapesBackslash(node) || (!removed.has('"') && isLiteral(node)) ? undefined : 'Quotes are escaped with a backslash, and backslashes are not escaped themselves.';
}

/** One occurrence is replaced, and others would do what it was replaced for. */
function isForgotten(once: string, put: string | undefined, node: Call): boolean {
  const receiver = receiverOf(node);
  if (!META.test(once) || put === once || isDecoded(once, put) || (node.arguments[1] !== undefined && isInsertion(once, node.arguments[1]))) return false;
  return !isLineEnd(once, put, node) && !isRepeated(node) && !isCompleted(once, node) && !(receiver !== undefined && isTextOfNumber(receiver));
}

/** The text of a pattern that finds one occurrence only. */
function onlyFirst(pattern: Node): string | undefined {
  const literal = literalOf(pattern);
  if (literal === undefined) return constantText(bare(pattern));
  return /[gy]/.test(literal.flags) ? undefined : plainText(literal.source);
}

/** The only text that a pattern without choices matches: `\.\.\/`, `[<]`, `(')`. */
function plainText(source: string): string | undefined {
  const inner = /^\(?\[?(\\?[^])\]?\)?$/.exec(source)?.[1] ?? source;
  if (inner !== '|' && inner.length > 1 && /(?<!\\)[[\](){}*+?|.^$]/.test(inner)) return undefined;
  if (inner === '.' || inner === '^' || inner === '$' || /\\\w/.test(inner)) return undefined;
  return inner.replace(/\\([^])/g, '$1');
}

/** One line end at the end of what a program printed: the usual way to take it off, when nothing else is replaced. */
function isLineEnd(once: string, put: string | undefined, node: Call): boolean {
  return once === '\n' && put === '' && chainOf(node).length === 1 && !(node.parent?.type === 'MemberExpression' && propertyName(node.parent) === 'replace');
}

function constantText(expression: Node): string | undefined {
  const node = bare(expression);
  if (node.type !== 'BinaryExpression') return constantString(node);
  const [left, right] = [constantText(node.left), constantText(node.right)];
  return node.operator === '+' && left !== undefined && right !== undefined ? left + right : undefined;
}

/** `while (s.indexOf(x) >= 0) s = s.replace(x, '')` */
function isRepeated(node: Node): boolean {
  for (let at: Node | undefined | null = node; at; at = (at as { parent?: Node | null }).parent) {
    if (at.type === 'WhileStatement' || at.type === 'DoWhileStatement') return true;
    if (at.type === 'FunctionDeclaration' || at.type === 'FunctionExpression' || at.type === 'ArrowFunctionExpression') return false;
  }
  return false;
}

/** `s.replace('[', '').replace(']', '')` takes a pair of brackets off, and two quotes stand at the two ends. */
function isCompleted(text: string, node: Call): boolean {
  const isQuote = text === '"' || text === "'";
  if (!isQuote && !/^[[\](){}]$/.test(text)) return false;
  const removed = removedInOrder(node);
  const other = isQuote ? text : (PAIRS[text] ?? text);
  const at = removed.findIndex((each) => each.node === node);
  return at >= 0 && removed.some((each, index) => each.text === other && index !== at && (isQuote || index > at === '[({'.includes(text)));
}

const PAIRS: Readonly<Record<string, string>> = { ']': '[', ')': '(', '}': '{', '[': ']', '(': ')', '{': '}' };

/** The texts that calls of `replace` around this one take away, in the order in which they run. */
function removedInOrder(node: Call): readonly { readonly node: Call; readonly text: string }[] {
  const calls = callsAround(node).filter((each) => each.arguments[1] !== undefined && constantText(each.arguments[1]) === '');
  return calls.toSorted((a, b) => a.end - b.end).flatMap((each) => {
    const text = each.arguments[0] === undefined ? undefined : constantText(bare(each.arguments[0]));
    return text === undefined ? [] : [{ node: each, text }];
  });
}

/** The calls of `replace` in the same function. */
function callsAround(node: Node): readonly Call[] {
  const around = enclosingFunction(node);
  const found: Call[] = [];
  const stack: Node[] = around?.body ? [around.body] : [];
  for (let at = stack.pop(); at !== undefined && found.length < 50; at = stack.pop()) {
    if (at.type === 'CallExpression' && bare(at.callee).type === 'MemberExpression' && at.arguments.length === 2) found.push(at);
    stack.push(...childrenOf(at));
  }
  return found;
}

/** `JSON.stringify(x).replace(/'/g, "\\'")`: the literal has its backslashes and double quotes escaped already. */
function isLiteral(node: Call): boolean {
  const first = chainOf(node).at(-1);
  const receiver = first === undefined ? undefined : receiverOf(first);
  const made = receiver === undefined ? undefined : bare(receiver);
  const callee = made?.type === 'CallExpression' ? bare(made.callee) : undefined;
  return callee?.type === 'MemberExpression' && propertyName(callee) === 'stringify';
}

/** Another `replace` of the same function escapes backslashes. */
function escapesBackslash(node: Call): boolean {
  return callsAround(node).some((each) => {
    const pattern = each.arguments[0] === undefined ? undefined : literalOf(each.arguments[0]);
    return pattern !== undefined && charactersOf('\\').isSubsetOf(charactersRemovedBy(pattern));
  });
}
