import { isLength } from './checked.ts';
import type { Procedure, Value } from './ir.ts';

/**
 * True for a predicate that is understood to the end: it asks of what type or how long something is, whether it is there,
 * or can be taken apart. Beyond what its summary clears, it has then checked nothing. A loop is none: it needs an operation that is missing here.
 */
export function isUnderstood(procedure: Procedure): boolean {
  const known = understood.get(procedure) ?? (!procedure.isGenerator && procedure.parameters.every((each) => each.op !== 'parameter' || !each.rest) && procedure.values.every(isPlain));
  understood.set(procedure, known);
  return known;
}

const understood = new WeakMap<Procedure, boolean>();

function isPlain(value: Value): boolean {
  switch (value.op) {
    case 'constant':
    case 'parameter':
    case 'phi':
    case 'logical':
    case 'caught':
      return true;
    case 'load':
      return typeof value.key === 'string';
    case 'unary':
      return value.operator === '!' || value.operator === 'typeof' || value.operator === 'void';
    case 'binary':
      return isPlainComparison(value.operator, value.left, value.right);
    case 'cell':
      return typeof value.cell === 'string' && value.users.length > 0 && value.users.every((user) => user.op === 'load' ? user.users.every((each) => isParsing(each, user)) : user.op === 'call' && isParsing(user, user.callee));
    case 'call':
      return isParsing(value, value.callee);
    default:
      return false;
  }
}

/** `x !== ''`, `typeof x === 'string'`, `x.length > 0`, `address.protocol === 'https:'`. To be another text may be all that matters. */
function isPlainComparison(operator: string, left: Value, right: Value): boolean {
  const [constant, other] = left.op === 'constant' ? [left, right] : [right, left];
  if (constant.op !== 'constant' || !/^(?:[!=]==?|[<>]=?)$/.test(operator)) return false;
  if (isLength(other) || (other.op === 'unary' && other.operator === 'typeof') || (other.op === 'load' && other.key === 'protocol')) return true;
  return !/^[<>]/.test(operator) && (typeof constant.value !== 'string' || constant.value === '');
}

/** What takes a text apart, or makes one, and looks no further into it: https://url.spec.whatwg.org/#url-class. */
function isParsing(call: Value, callee: Value): boolean {
  if (call.op !== 'call' || call.callee !== callee || call.args.some(({ spread }) => spread)) return false;
  if (callee.op === 'cell') return typeof callee.cell === 'string' && (call.construct ? CONSTRUCTED : CALLED).has(callee.cell);
  if (callee.op !== 'load' || typeof callee.key !== 'string' || call.construct) return false;
  return callee.base.op === 'cell' ? callee.base.cell === PARSERS.get(callee.key) : call.args.length === 0 && WRITTEN.has(callee.key);
}

const CONSTRUCTED: ReadonlySet<string> = new Set(['URL', 'Error', 'TypeError', 'RangeError']);
const CALLED: ReadonlySet<string> = new Set(['Boolean', 'String']);
const PARSERS: ReadonlyMap<string, string> = new Map([
  ['parse', 'JSON'],
  ['canParse', 'URL'],
  ['isArray', 'Array'],
]);
/** Methods that give all of a text. */
const WRITTEN: ReadonlySet<string> = new Set(['trim', 'toLowerCase', 'toUpperCase', 'toString']);
