import type { Node, NodeOf } from '../../syntax.ts';
import type { Builder } from './types.ts';
import { assignTo } from './assignment.ts';

/**
 * `try`: every call and `await` inside has an edge to the handler. `finally` is lowered once, where the normal and the
 * exceptional ways meet; what leaves by `return` is taken to have passed it, and does not leave where `finally` does itself.
 * Who comes out of its end has come to the end of `try`: what was thrown goes on to whoever catches it.
 */
export function lowerTry(b: Builder, node: NodeOf<'TryStatement'>): void {
  const caught = b.newBlock();
  const after = b.newBlock();
  const { handler: outer, overriding } = b;
  b.handler = caught;
  if (node.finalizer?.body.some(leaves) === true) b.overriding = after;
  const body = b.newBlock();
  const start = b.current;
  b.jump(body, body);
  b.seal(body);
  start.succs.push(caught);
  caught.preds.push(start);
  b.lower.statements(b, node.block.body);
  b.handler = outer;
  const tried = b.current;
  b.jump(after);
  b.seal(caught);
  b.current = caught;
  if (node.handler) {
    if (node.handler.param) assignTo(b, node.handler.param, b.emit({ op: 'caught' }, node.handler.param));
    b.lower.statements(b, node.handler.body.body);
    b.jump(after);
  } else if (node.finalizer) {
    const leaving = b.newBlock();
    b.jump(after, leaving);
    b.seal(leaving);
  }
  b.overriding = overriding;
  b.seal(after);
  b.current = after;
  if (!node.finalizer) return;
  b.lower.statements(b, node.finalizer.body);
  if (node.handler || !after.preds.includes(tried) || b.current.preds.length === 0) return;
  const next = b.newBlock();
  next.resumes = tried;
  b.jump(next, next);
  b.seal(next);
}

/** ECMA-262, 14.15.3: what a `finally` leaves by takes the place of what came before. */
function leaves({ type }: Node): boolean {
  return type === 'ReturnStatement' || type === 'ThrowStatement';
}
