import { constantString, propertyName } from '../../program/index.ts';
import type { Node, NodeOf, ParsedUnit } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';

/** `static-analysis/duplicate-key`: of two keys, cases or conditions that are the same only one counts. */
export const duplicateKey: Rule = defineRule({
  meta: {
    id: 'static-analysis/duplicate-key',
    cwe: [561, 694],
    severity: 'medium',
    confidence: 'certain',
    from: 'chunk',
    description: 'The same key, case or condition stands twice. One of the two never counts, so something that was meant to be different is not.',
    advice: 'Give each key, case and condition its own name or value, and take out the one that must not count.',
  },
  check({ part, report }) {
    for (const node of part.nodes('ObjectExpression')) for (const twice of repeated(keysOf(node))) report({ node: twice.node, message: `The key \`${twice.name}\` stands twice: only the last one counts.` });
    for (const node of part.nodes('ClassBody')) for (const twice of repeated(membersOf(node))) report({ node: twice.node, message: `The member \`${twice.name.replace(/^\S+ /, '')}\` stands twice: only the last one counts.` });
    for (const node of part.nodes('SwitchStatement')) for (const twice of repeated(casesOf(node, part))) report({ node: twice.node, message: `The case \`${twice.name}\` stands twice: only the first one is taken.` });
    for (const node of part.nodes('IfStatement')) for (const twice of repeated(conditionsOf(node, part))) report({ node: twice.node, message: 'The condition was asked before in the same chain: the branch never runs.' });
  },
});

interface Named {
  readonly name: string;
  readonly node: Node;
}

function repeated(list: readonly Named[]): readonly Named[] {
  const seen = new Set<string>();
  return list.filter(({ name }) => seen.has(name) || !seen.add(name).has(name));
}

/** A spread between two keys may be there to be laid over; `__proto__` is not a key; a getter and a setter are one member. */
function keysOf({ properties }: NodeOf<'ObjectExpression'>): readonly Named[] {
  const lastSpread = properties.findLastIndex((each) => each.type === 'SpreadElement');
  return properties.slice(lastSpread + 1).flatMap((each) => {
    const name = each.type === 'Property' && !each.computed && each.key.type === 'Literal' ? String(each.key.value) : each.type === 'Property' ? propertyName(each) : undefined;
    return name === undefined || name === '__proto__' || each.type !== 'Property' ? [] : [{ name: each.kind === 'init' ? name : `${each.kind} ${name}`, node: each }];
  });
}

/** Overloads and abstract members have no body. */
function membersOf({ body }: NodeOf<'ClassBody'>): readonly Named[] {
  return body.flatMap((each) => {
    if (each.type === 'PropertyDefinition') return fieldOf(each);
    if (each.type !== 'MethodDefinition' || each.value.body === null || each.value.body === undefined || each.kind === 'constructor') return [];
    const name = propertyName(each);
    return name === undefined ? [] : [{ name: `${each.static ? 'static ' : ''}${each.kind} ${name}`, node: each.key }];
  });
}

function fieldOf(field: NodeOf<'PropertyDefinition'>): readonly Named[] {
  const name = field.declare ? undefined : propertyName(field);
  return name === undefined ? [] : [{ name: `${field.static ? 'static ' : ''}field ${name}`, node: field.key }];
}

function casesOf({ cases }: NodeOf<'SwitchStatement'>, part: ParsedUnit): readonly Named[] {
  return cases.flatMap(({ test }) => (test !== null && test !== undefined && isConstant(test) ? [{ name: valueText(test, part), node: test }] : []));
}

/** Two ways to write one value are the same case. */
function valueText(node: Node, part: ParsedUnit): string {
  const text = constantString(node);
  if (text !== undefined) return JSON.stringify(text);
  return node.type === 'Literal' && typeof node.value === 'number' ? String(node.value) : part.text.slice(node.start, node.end);
}

function isConstant(node: Node): boolean {
  return constantString(node) !== undefined || (node.type === 'Literal' && !('regex' in node)) || (node.type === 'MemberExpression' && !node.computed && node.object.type === 'Identifier');
}

/** The conditions of a whole chain, asked once at its head; calls and assignments may answer differently each time. */
function conditionsOf(head: NodeOf<'IfStatement'>, part: ParsedUnit): readonly Named[] {
  const parent = (head as { readonly parent?: Node }).parent;
  if (parent?.type === 'IfStatement' && parent.alternate === head) return [];
  const found: Named[] = [];
  for (let at: Node | null | undefined = head; at?.type === 'IfStatement'; at = at.alternate) {
    const { test } = at;
    const text = part.text.slice(test.start, test.end);
    if (!/[(`]|\+\+|--|[^=!<>]=[^=>]|\bawait\b|\byield\b/.test(text)) found.push({ name: text.replace(/\s+/g, ' '), node: test });
  }
  return found;
}
