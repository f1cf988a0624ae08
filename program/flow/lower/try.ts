import type { NodeOf } from '../../syntax.ts';
import type { Builder } from './types.ts';
import { assignTo } from './assignment.ts';

/**
 * `try`: every call and `await` inside has an edge to the handler. `finally` is lowered once, where the normal and the
 * exceptional ways meet; what leaves by `return` is taken to have passed it.
 */
export function lowerTry(b: Builder, node: NodeOf<'TryStatement'>): void {
  const caught = b.newBlock();
  const after = b.newBlock();
  const outer = b.handler;
  b.handler = caught;
  const body = b.newBlock();
  const start = b.current;
  b.jump(body, body);
  b.seal(body);
  start.succs.push(caught);
  caught.preds.push(start);
  b.lower.statements(b, node.block.body);
  b.handler = outer;
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
  b.seal(after);
  b.current = after;
  if (node.finalizer) b.lower.statements(b, node.finalizer.body);
}
