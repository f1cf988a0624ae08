import { bindingOf, isConstant } from './library-path.ts';
import type { Module } from './module.ts';
import { bare, constantString, parentOf, propertyName } from './syntax.ts';
import type { Node, NodeOf } from './syntax.ts';

/** Deepest nesting that is followed. */
const MAX_STEPS = 40;

/**
 * The text that an expression always is: literals joined with `+`, templates, `join` and other methods, constants of the file, Base64.
 * Undefined when any part of it is not known.
 */
export function constantText(expression: Node, module: Module): string | undefined {
  return textOf(expression, module, MAX_STEPS);
}

function textOf(expression: Node, module: Module, steps: number): string | undefined {
  if (steps <= 0) return undefined;
  const node = bare(expression);
  const literal = constantString(node);
  if (literal !== undefined) return literal;
  switch (node.type) {
    case 'BinaryExpression':
      return node.operator === '+' ? all([node.left, node.right], module, steps)?.join('') : undefined;
    case 'TemplateLiteral': {
      const holes = all(node.expressions, module, steps);
      return holes && node.quasis.map(({ value }, at) => (value.cooked ?? '') + (holes[at] ?? '')).join('');
    }
    case 'Identifier':
      return constantOf(node, module, steps);
    case 'MemberExpression':
      return fieldText(node, module, steps);
    case 'AssignmentExpression':
      return grownText(node, module, steps);
    case 'CallExpression':
      return calledText(node, module, steps);
    default:
      return undefined;
  }
}

function all(nodes: readonly Node[], module: Module, steps: number): readonly string[] | undefined {
  const texts: string[] = [];
  for (const node of nodes) {
    const text = textOf(node, module, steps - 1);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts;
}

function constantOf(identifier: Node, module: Module, steps: number): string | undefined {
  const binding = bindingOf(identifier, module);
  if (binding === undefined || binding.definition.type !== 'VariableDeclarator' || binding.definition.id !== binding.identifier) return undefined;
  const { init } = binding.definition;
  return init !== null && isConstant(binding, module) ? textOf(init, module, steps - 1) : undefined;
}

/** `let text = 'a'; text += 'b';`: what it is behind the last of its additions, when it is written in no other way and in one block. */
function grownText(last: NodeOf<'AssignmentExpression'>, module: Module, steps: number): string | undefined {
  const binding = last.left.type === 'Identifier' ? bindingOf(last.left, module) : undefined;
  const init = binding?.definition.type === 'VariableDeclarator' ? binding.definition.init : undefined;
  if (binding === undefined || !init) return undefined;
  const writes = module.referencesOf(binding).flatMap(({ identifier, access }) => (access === 'read' || access === 'type' ? [] : [parentOf(identifier)]));
  const added = writes.flatMap((each) => (each?.type === 'AssignmentExpression' && each.operator === '+=' && isInOneBlock(each, binding.definition) ? [each] : []));
  return added.length < writes.length || added.at(-1) !== last ? undefined : all([init, ...added.map(({ right }) => right)], module, steps)?.join('');
}

/** The top level of a file is one block, in however many parts it came. */
function isInOneBlock(addition: Node, definition: Node): boolean {
  const [one, other] = [addition, definition].map((each) => parentOf(parentOf(each) ?? each));
  return one === other || (one?.type === 'Program' && other?.type === 'Program');
}

function calledText(call: NodeOf<'CallExpression'>, module: Module, steps: number): string | undefined {
  const callee = bare(call.callee);
  const [first] = call.arguments;
  if (callee.type === 'Identifier') return callee.name === 'atob' && first !== undefined ? decoded(textOf(first, module, steps - 1)) : undefined;
  if (callee.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  const object = bare(callee.object);
  if (name === 'fromCharCode') return object.type === 'Identifier' && object.name === 'String' ? ofCharacters(call.arguments) : undefined;
  if (name === 'join' && object.type === 'CallExpression') return reversed(object, module, steps);
  if (name === 'join' && object.type === 'ArrayExpression') return joined(object, first, { module, steps });
  if (name === 'concat') return all([object, ...call.arguments], module, steps)?.join('');
  return name === 'toString' && object.type === 'CallExpression' ? bufferText(object, module, steps) : undefined;
}

function ofCharacters(codes: readonly Node[]): string | undefined {
  const numbers = codes.flatMap((each) => (each.type === 'Literal' && typeof each.value === 'number' ? [each.value] : []));
  return numbers.length === codes.length ? String.fromCharCode(...numbers) : undefined;
}

/** `'…'.split('').reverse().join('')`. */
function reversed(call: NodeOf<'CallExpression'>, module: Module, steps: number): string | undefined {
  const turn = bare(call.callee);
  const split = turn.type === 'MemberExpression' && propertyName(turn) === 'reverse' ? bare(turn.object) : undefined;
  const callee = split?.type === 'CallExpression' ? bare(split.callee) : undefined;
  if (callee?.type !== 'MemberExpression' || propertyName(callee) !== 'split') return undefined;
  const text = textOf(callee.object, module, steps - 1);
  return text === undefined ? undefined : [...text].reverse().join('');
}

/** `parts.first` of a constant that holds an object. */
function fieldText(member: NodeOf<'MemberExpression'>, module: Module, steps: number): string | undefined {
  const object = bare(member.object);
  const binding = object.type === 'Identifier' ? bindingOf(object, module) : undefined;
  const init = binding?.kind === 'const' && binding.definition.type === 'VariableDeclarator' && binding.definition.id === binding.identifier && binding.definition.init ? bare(binding.definition.init) : undefined;
  const field = init?.type === 'ObjectExpression' ? init.properties.find((each) => each.type === 'Property' && propertyName(each) === propertyName(member)) : undefined;
  return field?.type === 'Property' ? textOf(field.value, module, steps - 1) : undefined;
}

function joined({ elements }: NodeOf<'ArrayExpression'>, separator: Node | undefined, { module, steps }: { readonly module: Module; readonly steps: number }): string | undefined {
  const parts = elements.every((each) => each !== null) ? all(elements, module, steps) : undefined;
  const between = separator === undefined ? ',' : textOf(separator, module, steps - 1);
  return between === undefined ? undefined : parts?.join(between);
}

/** `Buffer.from('…', 'base64').toString()`. */
function bufferText(call: NodeOf<'CallExpression'>, module: Module, steps: number): string | undefined {
  const callee = bare(call.callee);
  const [value, encoding] = call.arguments;
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'from' || value === undefined || encoding === undefined) return undefined;
  const object = bare(callee.object);
  const name = constantString(encoding);
  if (object.type !== 'Identifier' || object.name !== 'Buffer' || (name !== 'base64' && name !== 'base64url' && name !== 'hex')) return undefined;
  const text = textOf(value, module, steps - 1);
  return text === undefined ? undefined : Buffer.from(text, name).toString('utf8');
}

function decoded(text: string | undefined): string | undefined {
  return text === undefined ? undefined : Buffer.from(text, 'base64').toString('utf8');
}
