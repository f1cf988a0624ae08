import type { Node, NodeOf } from '../../syntax.ts';
import type { Entry, Value } from '../ir.ts';
import type { Builder } from './types.ts';
import { lowerExpression } from './expression.ts';

/** Lowers JSX: a call of its own kind, whose attributes and children keep their places. */
export function lowerElement(b: Builder, node: NodeOf<'JSXElement' | 'JSXFragment'>): Value {
  const tag = node.type === 'JSXElement' ? tagOf(b, node.openingElement.name) : '';
  const attributes = node.type === 'JSXElement' ? node.openingElement.attributes.map((each) => lowerAttribute(b, each)) : [];
  const children = node.children.flatMap((child): Value[] => {
    if (child.type === 'JSXElement' || child.type === 'JSXFragment') return [lowerElement(b, child)];
    if (child.type === 'JSXExpressionContainer' && child.expression.type !== 'JSXEmptyExpression') return [lowerExpression(b, child.expression)];
    return child.type === 'JSXSpreadChild' ? [lowerExpression(b, child.expression)] : [];
  });
  return b.emit({ op: 'element', tag, attributes, children }, node);
}

function tagOf(b: Builder, name: Node): string | Value {
  if (name.type === 'JSXIdentifier') return /^[a-z]/.test(name.name) ? name.name : b.read(b.variableAt(name), name);
  if (name.type === 'JSXMemberExpression') {
    const base = tagOf(b, name.object);
    return typeof base === 'string' ? base : b.emit({ op: 'load', base, key: name.property.name }, name);
  }
  return name.type === 'JSXNamespacedName' ? `${name.namespace.name}:${name.name.name}` : '';
}

function lowerAttribute(b: Builder, node: Node): Entry {
  if (node.type === 'JSXSpreadAttribute') return { key: '', value: lowerExpression(b, node.argument), kind: 'spread' };
  if (node.type !== 'JSXAttribute') return { key: '', value: b.emit({ op: 'other', inputs: [] }, node), kind: 'init' };
  const key = node.name.type === 'JSXIdentifier' ? node.name.name : `${node.name.namespace.name}:${node.name.name.name}`;
  return { key, value: attributeValue(b, node), kind: 'init' };
}

function attributeValue(b: Builder, node: NodeOf<'JSXAttribute'>): Value {
  const { value } = node;
  if (!value) return b.emit({ op: 'constant', value: true }, node);
  if (value.type === 'JSXExpressionContainer') return value.expression.type === 'JSXEmptyExpression' ? b.emit({ op: 'other', inputs: [] }, node) : lowerExpression(b, value.expression);
  return lowerExpression(b, value);
}
