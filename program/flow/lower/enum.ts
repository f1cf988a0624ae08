import type { NodeOf } from '../../syntax.ts';
import type { Entry, Value } from '../ir.ts';
import type { Builder } from './types.ts';
import { lowerExpression, lowerKey } from './expression.ts';

/** `enum Name { Run = 'run' }`: an object of its members; those without a value are numbers. */
export function lowerEnum(b: Builder, node: NodeOf<'TSEnumDeclaration'>): Value {
  const entries = node.body.members.map((member): Entry => {
    const value = member.initializer ? lowerExpression(b, member.initializer) : b.emit({ op: 'other', inputs: [] }, member);
    return { key: lowerKey(b, member.id, member.computed), value, kind: 'init' };
  });
  return b.emit({ op: 'object', entries }, node);
}
