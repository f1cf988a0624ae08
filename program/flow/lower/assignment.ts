import { bare } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import type { Value } from '../ir.ts';
import type { Builder } from './types.ts';

/** A place that can be written, with the value it had. */
export interface Target {
  /** Read when it is asked for. */
  readonly value: Value;
  write(input: Value, node: Node): void;
}

/** The operator inside a compound assignment. */
export function operatorOf(assignment: string): string {
  return assignment.slice(0, -1);
}

/** Evaluates the object and key of a target once, so that reading and writing mean the same place. */
export function readTarget(b: Builder, expression: Node): Target {
  const node = bare(expression);
  if (node.type === 'MemberExpression') {
    const base = b.lower.expression(b, node.object);
    const key = b.lower.key(b, node.property, node.computed);
    return {
      get value() {
        return b.emit({ op: 'load', base, key }, node);
      },
      write: (input, at) => void b.emit({ op: 'store', base, key, input }, at),
    };
  }
  return {
    get value() {
      return b.lower.expression(b, node);
    },
    write: (input) => assignTo(b, node, input),
  };
}

/** Writes a value to a target or takes it apart by a pattern. */
export function assignTo(b: Builder, target: Node, input: Value): void {
  const node = bare(target);
  switch (node.type) {
    case 'Identifier':
      b.write(b.variableAt(node), input, node);
      return;
    case 'MemberExpression': {
      const base = b.lower.expression(b, node.object);
      b.emit({ op: 'store', base, key: b.lower.key(b, node.property, node.computed), input }, node);
      return;
    }
    case 'AssignmentPattern': {
      const fallback = b.lower.expression(b, node.right);
      assignTo(b, node.left, b.emit({ op: 'phi', inputs: [input, fallback], from: [] }, node));
      return;
    }
    case 'ObjectPattern':
      return takeObjectApart(b, node, input);
    case 'ArrayPattern':
      return takeArrayApart(b, node, input);
    case 'TSParameterProperty':
      return assignTo(b, node.parameter, input);
    case 'RestElement':
      return assignTo(b, node.argument, input);
    default:
  }
}

function takeObjectApart(b: Builder, pattern: NodeOf<'ObjectPattern'>, input: Value): void {
  const taken: string[] = [];
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      assignTo(b, property.argument, b.emit({ op: 'rest', input, without: [...taken] }, property));
      continue;
    }
    const key = b.lower.key(b, property.key, property.computed);
    if (typeof key === 'string') taken.push(key);
    assignTo(b, property.value, b.emit({ op: 'load', base: input, key }, property));
  }
}

function takeArrayApart(b: Builder, pattern: NodeOf<'ArrayPattern'>, input: Value): void {
  pattern.elements.forEach((element, index) => {
    if (element === null) return;
    if (element.type === 'RestElement') assignTo(b, element.argument, b.emit({ op: 'rest', input, without: pattern.elements.slice(0, index).map((_, at) => String(at)) }, element));
    else assignTo(b, element, b.emit({ op: 'load', base: input, key: String(index) }, element));
  });
}
