import { childrenOf } from '../syntax.ts';
import type { FunctionNode, Node } from '../syntax.ts';

/** A function without the names it gives to its own things: two that differ only in those have the same text. */
export interface FunctionShape {
  /** Tokens in source order: kinds of nodes, operators, literals, names that come from outside; own names by the order in which they occur. */
  readonly tokens: readonly string[];
  readonly key: string;
}

/** Smaller functions are alike by chance. */
const FEWEST_TOKENS = 30;
const MOST_TOKENS = 4_000;

/** The shape of a function; undefined for one that is too small to say anything, or too large. Types leave no trace. */
export function shapeOf(fn: FunctionNode): FunctionShape | undefined {
  const own = ownNames(fn);
  const numbers = new Map<string, string>();
  const tokens: string[] = [];
  const stack: Node[] = [...bodyOf(fn)].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isType(node)) continue;
    if (tokens.length > MOST_TOKENS) return undefined;
    tokens.push(tokenOf(node, (name) => (own.has(name) ? numbered(name, numbers) : name)));
    const children = partsOf(node);
    for (let at = children.length - 1; at >= 0; at--) stack.push(children[at] as Node);
  }
  return tokens.length < FEWEST_TOKENS ? undefined : { tokens, key: tokens.join(' ') };
}

/** Parameters, then the body; a body that is one expression is one that is given back. */
function bodyOf(fn: FunctionNode): readonly Node[] {
  const { body } = fn;
  return [...fn.params, ...(body === null ? [] : [body])];
}

function numbered(name: string, numbers: Map<string, string>): string {
  const known = numbers.get(name) ?? `#${numbers.size}`;
  numbers.set(name, known);
  return known;
}

function tokenOf(node: Node, rename: (name: string) => string): string {
  switch (node.type) {
    case 'Identifier':
      return isKey(node) ? `.${node.name}` : rename(node.name);
    case 'Literal':
      return JSON.stringify('regex' in node && node.regex ? `${node.regex.pattern}/${node.regex.flags}` : String(node.value));
    case 'TemplateElement':
      return JSON.stringify(node.value.raw);
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
    case 'UnaryExpression':
      return `${node.type}${node.operator}`;
    case 'UpdateExpression':
      return `${node.type}${node.operator}${String(node.prefix)}`;
    case 'VariableDeclaration':
      return `${node.type}${node.kind === 'var' ? 'let' : node.kind}`;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return `function${node.async ? ' async' : ''}`;
    case 'MemberExpression':
      return node.computed ? 'Member[]' : 'Member.';
    default:
      return node.type;
  }
}

/** The name of a property is part of what a function does; a shorthand is its long form. */
function isKey(node: Node): boolean {
  const parent = (node as { parent?: Node | null }).parent;
  if (parent?.type === 'MemberExpression') return parent.property === node && !parent.computed;
  if (parent?.type === 'Property') return parent.key === node && !parent.computed;
  return parent?.type === 'MethodDefinition' && parent.key === node;
}

function partsOf(node: Node): readonly Node[] {
  if (node.type === 'Identifier') return [];
  if (node.type === 'Property' && node.shorthand && node.key.type === 'Identifier') return [node.value];
  if (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression') return bodyOf(node);
  return childrenOf(node);
}

function isType(node: Node): boolean {
  return node.type.startsWith('TS') && !/^TS(?:AsExpression|NonNullExpression|SatisfiesExpression|ParameterProperty)$/.test(node.type);
}

/** The names that a function declares itself: parameters, variables, inner functions, labels of catch. */
function ownNames(fn: FunctionNode): ReadonlySet<string> {
  const names = new Set<string>();
  if (fn.id?.name !== undefined) names.add(fn.id.name);
  const stack: Node[] = [fn];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const declared of declaredIn(node)) for (const name of namesIn(declared)) names.add(name);
    stack.push(...childrenOf(node));
  }
  return names;
}

function declaredIn(node: Node): readonly Node[] {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [...node.params, ...(node.id === null || node.id === undefined ? [] : [node.id])];
    case 'VariableDeclarator':
      return [node.id];
    case 'CatchClause':
      return node.param === null ? [] : [node.param];
    case 'ClassDeclaration':
      return node.id === null ? [] : [node.id];
    default:
      return [];
  }
}

function namesIn(pattern: Node): readonly string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : namesIn(element)));
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => namesIn(property.type === 'Property' ? property.value : property));
    default:
      return [];
  }
}
