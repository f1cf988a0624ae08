import { bindingOf } from './library-path.ts';
import type { Module } from './module.ts';
import { bare, constantString, propertyName } from './syntax.ts';
import type { Node } from './syntax.ts';

const MAX_STEPS = 20;

/** The text that an expression always is: literals joined with `+`, templates, `join`, constants of the file. Undefined when a step may vary. */
export function constantText(expression: Node, module: Module, steps: number = MAX_STEPS): string | undefined {
  const node = bare(expression);
  if (steps <= 0) return undefined;
  const inner = (each: Node): string | undefined => constantText(each, module, steps - 1);
  switch (node.type) {
    case 'BinaryExpression':
      return node.operator === '+' ? joined([inner(node.left), inner(node.right)]) : undefined;
    case 'TemplateLiteral':
      return joined(node.quasis.flatMap(({ value }, at) => [value.cooked ?? undefined, ...(node.expressions[at] === undefined ? [] : [inner(node.expressions[at])])]));
    case 'CallExpression':
      return joinedList(node, inner);
    case 'Identifier': {
      const binding = bindingOf(node, module);
      const { definition } = binding ?? {};
      return binding?.kind === 'const' && definition?.type === 'VariableDeclarator' && definition.id === binding.identifier && definition.init ? inner(definition.init) : undefined;
    }
    default:
      return constantString(node);
  }
}

function joined(texts: readonly (string | undefined)[], separator: string = ''): string | undefined {
  return texts.includes(undefined) ? undefined : texts.join(separator);
}

/** `['a', 'b'].join('-')`. */
function joinedList({ callee, arguments: [separator] }: Extract<Node, { type: 'CallExpression' }>, inner: (each: Node) => string | undefined): string | undefined {
  const target = bare(callee);
  const list = target.type === 'MemberExpression' && propertyName(target) === 'join' ? bare(target.object) : undefined;
  const by = separator === undefined ? ',' : inner(separator);
  if (list?.type !== 'ArrayExpression' || by === undefined) return undefined;
  return joined(list.elements.map((each) => (each === null ? undefined : inner(each))), by);
}
