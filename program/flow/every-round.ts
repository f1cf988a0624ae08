import { controlFlowOf } from './dominators.ts';
import { operandsOf } from './ir.ts';
import type { Block, Value } from './ir.ts';
import { asksElement, placeRead } from './loop-guards.ts';

/** So many steps from an index back to the variable that is counted. */
const MAX_STEPS = 4;
/** So many operands of a condition are looked at. */
const MAX_LOOKED = 24;

/** True where all rounds of the loop that takes an element pass a block, and nothing but the end of the list leads out of it to a use. */
export function isInEveryRound(passed: Block, element: Value, use: Block): boolean {
  const head = headOf(element);
  const after = head?.succs[1];
  if (head === undefined || after?.preds.length !== 1 || !asksElement(element, head)) return false;
  const { dominates } = controlFlowOf(element.procedure);
  const rounds = head.preds.filter((pred) => dominates(head, pred));
  return dominates(after, use) && rounds.length > 0 && rounds.every((round) => dominates(passed, round));
}

/** The head of the loop whose rounds take an element each. */
export function headOf(element: Value): Block | undefined {
  return element.op === 'iterate' || element.op === 'enumerate' ? element.block.preds[0] : counterOf(element)?.block;
}

/** `names[i]`, `names[i--]`: the variable that changes from round to round. */
function counterOf(element: Value): Value | undefined {
  let at: Value | undefined = placeRead(element)?.index;
  for (let steps = 0; at !== undefined && at.op !== 'phi' && steps < MAX_STEPS; steps++) at = at.op === 'binary' ? at.left : at.op === 'unary' ? at.input : undefined;
  return at;
}

/** The element of a list that a condition is about. */
export function elementIn(condition: Value): Value | undefined {
  const seen = new Set<Value>([condition]);
  for (const at of seen) {
    if (at.op === 'iterate' || (at.op === 'load' && typeof at.key !== 'string')) return at;
    if (seen.size < MAX_LOOKED) for (const operand of operandsOf(at)) seen.add(operand);
  }
  return undefined;
}
