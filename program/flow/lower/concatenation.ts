import { bare } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';

/**
 * The parts of `'a'.concat(b, 'c').concat(d)`, in order; undefined for any other call. It is a template: compilers write one down
 * like this for older browsers (https://babeljs.io/docs/babel-plugin-transform-template-literals).
 */
export function concatenatedParts(node: NodeOf<'CallExpression'>): readonly Node[] | undefined {
  const parts: Node[][] = [];
  for (let at: Node = node; ; ) {
    if (at.type === 'Literal' && typeof at.value === 'string') return [at, ...parts.reverse().flat()];
    if (at.type !== 'CallExpression' || at.arguments.some((each) => each.type === 'SpreadElement')) return undefined;
    const callee = bare(at.callee);
    if (callee.type !== 'MemberExpression' || callee.optional || callee.computed || callee.property.type !== 'Identifier' || callee.property.name !== 'concat') return undefined;
    parts.push(at.arguments.map(bare));
    at = bare(callee.object);
  }
}
