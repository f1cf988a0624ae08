import { visitorKeys } from 'oxc-parser';
import type { Node, Program } from 'oxc-parser';

export type { Node, Program } from 'oxc-parser';

type Matching<N, T> = N extends Node ? ([T & N['type']] extends [never] ? never : N) : never;

/** The nodes whose type may be one of `T`. */
export type NodeOf<T extends Node['type']> = Matching<Node, T>;

/** All nodes of a tree by type, in source order, with `parent` set on each. */
export type NodeIndex = ReadonlyMap<Node['type'], readonly Node[]>;

/** Walks a tree once, without recursion, sets `parent` on every node and files the nodes by type in source order. */
export function indexNodes(root: Program): NodeIndex {
  const index = new Map<Node['type'], Node[]>();
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const siblings = index.get(node.type);
    if (siblings === undefined) index.set(node.type, [node]);
    else siblings.push(node);
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at] as Node;
      (child as { parent?: Node }).parent = node;
      stack.push(child);
    }
  }
  return index;
}

/** The direct children of a node in source order. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  for (const key of visitorKeys[node.type] ?? []) {
    const value = fields[key];
    if (Array.isArray(value)) for (const item of value) pushNode(children, item);
    else pushNode(children, value);
  }
  return children;
}

function pushNode(into: Node[], value: unknown): void {
  if (typeof value === 'object' && value !== null && 'type' in value) into.push(value as Node);
}

/** The ancestors of a node, nearest first. */
export function* ancestorsOf(node: Node): Generator<Node> {
  for (let at = parentOf(node); at !== undefined; at = parentOf(at)) yield at;
}

/** The parent of an indexed node; undefined for the root. */
export function parentOf(node: Node): Node | undefined {
  return (node as { parent?: Node | null }).parent ?? undefined;
}

/** A function in any form. */
export type FunctionNode = NodeOf<'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression'>;

export function isFunction(node: Node | undefined | null): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression' || node?.type === 'ArrowFunctionExpression'
  );
}

/** The nearest function around a node, not the node itself. */
export function enclosingFunction(node: Node): FunctionNode | undefined {
  for (const ancestor of ancestorsOf(node)) if (isFunction(ancestor)) return ancestor;
  return undefined;
}

/** Takes off what does not change a value: parentheses, `as`, `satisfies`, `!`, optional chains, type arguments. */
export function bare(expression: Node): Node {
  let at = expression;
  for (;;) {
    switch (at.type) {
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        at = at.expression;
        continue;
      default:
        return at;
    }
  }
}

/** The name of a property access or key when it is known: `a.b`, `a['b']`, `{ b }`, `{ 'b': 1 }`, `` a[`b`] ``. */
export function propertyName(node: Node): string | undefined {
  if (node.type === 'MemberExpression') return keyName(node.property, node.computed);
  if (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition')
    return keyName(node.key, node.computed);
  return undefined;
}

function keyName(key: Node, computed: boolean): string | undefined {
  if (key.type === 'Identifier') return computed ? undefined : key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  return constantString(key);
}

/** The text of a string literal or of a template without holes. */
export function constantString(node: Node): string | undefined {
  const value = bare(node);
  if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : undefined;
  if (value.type === 'TemplateLiteral' && value.expressions.length === 0)
    return value.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The name a person would give to the place of a node: `Class.member`, `function`, `variable`; empty at top level. */
export function symbolOf(node: Node): string {
  const names: string[] = [];
  let at: Node | undefined = node;
  while (at !== undefined) {
    const name = declaredName(at);
    if (name !== undefined) names.unshift(name);
    at = parentOf(at);
  }
  return names.join('.');
}

function declaredName(node: Node): string | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
      return node.id?.name;
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return propertyName(node);
    case 'VariableDeclarator':
      return node.id.type === 'Identifier' && node.init && isFunction(bare(node.init)) ? node.id.name : undefined;
    default:
      return undefined;
  }
}
