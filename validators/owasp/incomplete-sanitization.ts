import { bare, charactersOf, charactersRemovedBy, childrenOf, constantString, enclosingFunction, propertyName } from '../../program/index.ts';
import type { Node, NodeOf } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';

/** Characters that mean something to a shell, a query, markup, a path or a pattern. */
const META = /^(?:['"\\&<>\n\r\t*|{}[\]%$/`;()+.?]|\.\.\/?|\/\.\.?|<!--|-->|\|\|)$/;

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
  },
});

type Call = NodeOf<'CallExpression'>;

function judge(node: Call): string | undefined {
  const [pattern, replacement] = node.arguments;
  if (pattern === undefined || replacement === undefined) return undefined;
  const put = constantText(replacement);
  const once = onlyFirst(pattern);
  if (once !== undefined) return META.test(once) && put !== once && !(once === '\n' && put === '') && !isRepeated(node) && !isCompleted(once, node) ? `Only the first ${JSON.stringify(once)} is replaced.` : undefined;
  const source = bare(pattern);
  if (put === undefined || source.type !== 'Literal' || !('regex' in source) || !/^\\+(?:\$[&1]|['"])$/.test(put)) return undefined;
  const removed = charactersRemovedBy({ source: source.regex.pattern, flags: source.regex.flags });
  if (!removed.has("'") && !removed.has('"')) return undefined;
  return removed.has('\\') || escapesBackslash(node) ? undefined : 'Quotes are escaped with a backslash, and backslashes are not escaped themselves.';
}

/** The text of a pattern that finds one occurrence only. */
function onlyFirst(pattern: Node): string | undefined {
  const node = bare(pattern);
  if (node.type === 'Literal' && 'regex' in node) {
    if (node.regex.flags.includes('g')) return undefined;
    const text = /^\(?\[?(\\?.)\]?\)?$/.exec(node.regex.pattern)?.[1];
    return text === undefined ? undefined : text.length === 2 ? (/\w/.test(text[1] ?? '') ? undefined : text[1]) : text === '.' ? undefined : text;
  }
  return constantText(node);
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

/** `s.replace('[', '').replace(']', '')` takes a pair off, and two quotes stand at the two ends. */
function isCompleted(text: string, node: Call): boolean {
  const other = PAIRS[text] ?? text;
  return callsAround(node).some((each) => each !== node && each.arguments[0] !== undefined && onlyFirst(each.arguments[0]) === other);
}

const PAIRS: Readonly<Record<string, string>> = { ']': '[', ')': '(', '}': '{', '>': '<', '[': ']', '(': ')', '{': '}', '<': '>' };

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

/** Another `replace` of the same function escapes backslashes. */
function escapesBackslash(node: Call): boolean {
  return callsAround(node).some((each) => {
    const pattern = each.arguments[0] === undefined ? undefined : bare(each.arguments[0]);
    return pattern?.type === 'Literal' && 'regex' in pattern && charactersOf('\\').isSubsetOf(charactersRemovedBy({ source: pattern.regex.pattern, flags: pattern.regex.flags }));
  });
}
