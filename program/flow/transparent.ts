import type { Tracker } from './tracker.ts';
import type { Value } from './ir.ts';
import { listingOf } from './list-steps.ts';
import { makesModel } from './model-statics.ts';
import { isExports, isHosted } from './module-flow.ts';
import { isSet } from './put-into.ts';
import { cellStoresOf, hasStores } from './stored-under.ts';
import { takenInto } from './taken-members.ts';
import { isWrapperOfAll } from './wrapped.ts';

/**
 * True for a value that hands every path on to others as it is: what stands at a path below it stands at that path below
 * them. Not for what has members of its own, and not for what is written to.
 */
export function isTransparent(value: Value, tracker: Tracker): boolean {
  switch (value.op) {
    case 'constant':
    case 'template':
    case 'regexp':
    case 'array':
    case 'object':
    case 'function':
    case 'class':
    case 'this':
      return false;
    case 'load':
      return typeof value.key !== 'string' || !tracker.index.namedMembers.has(value.key);
    case 'cell':
      if (isExports(value) || (typeof value.cell === 'string' && isHosted(value.cell))) return false;
      break;
    case 'parameter':
      if (value.rest) return false;
      break;
    case 'call':
      if (isSet(value) || (value.callee.op === 'load' && value.callee.key === 'get' && value.args.length === 1)) return false;
      if (makesModel(value) || listingOf(value) !== undefined || (value.callee.op === 'cell' && value.callee.cell === 'RegExp') || isWrapperOfAll(value.callee)) return false;
      break;
    case 'import':
      if (value.name === '*' && tracker.resolve(value.unit.path, value.specifier).type === 'file') return false;
      break;
    default:
  }
  const flow = value.op === 'call' ? tracker.flowOf(value.unit.path) : undefined;
  if (flow !== undefined && takenInto(value, flow).length > 0) return false;
  return !hasStores(value) && cellStoresOf(value).every(({ cell }) => tracker.flowOf(value.unit.path)?.isWrittenBelow(cell) !== true);
}
