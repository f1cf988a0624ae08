import type { Binding, ParsedUnit } from '../parsed-unit.ts';
import { childrenOf } from '../syntax.ts';
import type { FunctionNode, Node } from '../syntax.ts';
import { tokenGrams } from './token-grams.ts';

/** A function without the names it gives to its own things: two that differ only in those have the same text. */
export interface FunctionShape {
  /** Tokens in source order: kinds of nodes, operators, literals, names that come from outside; own ones by the order in which they occur. */
  readonly tokens: readonly string[];
  readonly key: string;
  /** Of its text: what a file that holds the like of it is found by. */
  readonly grams: ReadonlySet<number>;
}

/** Smaller functions are alike by chance. */
const FEWEST_TOKENS = 30;
const MOST_TOKENS = 4_000;

/** The shape of a function; undefined for one that is too small to say anything, or too large. Types leave no trace. */
export function shapeOf(fn: FunctionNode, unit: ParsedUnit): FunctionShape | undefined {
  const numbers = new Map<Binding, string>();
  const nameOf = (identifier: Node, name: string): string => {
    const binding = unit.scopes.referenceAt(identifier)?.binding ?? unit.scopes.bindingAt(identifier);
    return binding === undefined || binding.identifier.start < fn.start || binding.identifier.end > fn.end ? name : numbered(binding, numbers);
  };
  const tokens: string[] = [];
  const stack: Node[] = [...bodyOf(fn)].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isType(node)) continue;
    if (tokens.length > MOST_TOKENS) return undefined;
    tokens.push(tokenOf(node, nameOf));
    if (node.type === 'Property' && node.shorthand && node.key.type === 'Identifier') tokens.push(`.${node.key.name}`);
    const children = partsOf(node);
    for (let at = children.length - 1; at >= 0; at--) stack.push(children[at] as Node);
  }
  return tokens.length < FEWEST_TOKENS ? undefined : { tokens, key: tokens.join(' '), grams: tokenGrams(unit.text.slice(fn.start, fn.end)) };
}

/** Parameters, then the body; a body that is one expression is one that is given back. */
function bodyOf(fn: FunctionNode): readonly Node[] {
  const { body } = fn;
  return [...fn.params, ...(body === null ? [] : [body])];
}

function numbered(binding: Binding, numbers: Map<Binding, string>): string {
  const known = numbers.get(binding) ?? `#${numbers.size}`;
  numbers.set(binding, known);
  return known;
}

function tokenOf(node: Node, rename: (identifier: Node, name: string) => string): string {
  switch (node.type) {
    case 'Identifier':
      return isKey(node) ? `.${node.name}` : rename(node, node.name);
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
