import { either, notAwaited } from './checked.ts';
import type { Checked, Deep } from './checked.ts';
import { controlFlowOf } from './dominators.ts';
import type { Block, Procedure, Value } from './ir.ts';

/** What the conditions say of a value that hold at a place, and what was asserted there. */
export function heldWhere(value: Value, { procedure, block }: { readonly procedure: Procedure; readonly block: Block }, q: Deep): Checked {
  return controlFlowOf(procedure).guardsOf(block).reduce((sum, guard) => either(sum, q.judge.says(guard, value, notAwaited(q))), q.judge.asserted(value, block, q.state));
}
