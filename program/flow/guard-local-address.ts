import { isAbout, NOTHING } from './checked.ts';
import type { About, Checked } from './checked.ts';
import { controlFlowOf } from './dominators.ts';
import type { Value } from './ir.ts';
import { kinds } from './kinds.ts';

/** What a test says of the first two characters of an address. */
type Fact = 'one slash' | 'no second slash' | 'no backslash';

const NEEDED: readonly Fact[] = ['one slash', 'no second slash', 'no backslash'];

/**
 * An address stays on the host when it begins with a slash and its second character is neither a slash nor a backslash, which browsers
 * take for one (https://url.spec.whatwg.org/#relative-slash-state). The last test of the three, wherever it stands, has the others in front.
 */
export function staysOnHost(condition: Value, holds: boolean, about: About): Checked {
  const last = factOf(condition, holds, about);
  if (last === undefined) return NOTHING;
  const before = controlFlowOf(condition.procedure).guardsOf(condition.block).flatMap((guard) => ('condition' in guard ? factsOf(guard.condition, guard.holds, about) : []));
  return NEEDED.every((fact) => fact === last || before.includes(fact)) ? { clears: kinds('redirect'), isDoubtful: true } : NOTHING;
}

/** `a && b` that holds says both, `a || b` that does not as well. */
function factsOf(condition: Value, holds: boolean, about: About): readonly (Fact | undefined)[] {
  if (condition.op !== 'logical') return [factOf(condition, holds, about)];
  return (condition.operator === '&&') === holds ? [...factsOf(condition.left, holds, about), ...factsOf(condition.right, holds, about)] : [];
}

function factOf(condition: Value, holds: boolean, about: About): Fact | undefined {
  switch (condition.op) {
    case 'unary':
      return condition.operator === '!' ? factOf(condition.input, !holds, about) : undefined;
    case 'call':
      return ofCall(condition, holds, about);
    case 'binary':
      return ofComparison(condition, holds, about);
    default:
      return undefined;
  }
}

function ofCall({ callee, receiver, args }: Extract<Value, { op: 'call' }>, holds: boolean, { value, q }: About): Fact | undefined {
  if (callee.op !== 'load' || receiver === undefined || args[0] === undefined || !isAbout(receiver, value)) return undefined;
  const text = q.judge.referents.constantOf(args[0].value);
  if (callee.key === 'startsWith') return text === '/' ? (holds ? 'one slash' : undefined) : holds ? undefined : refused(text);
  return callee.key === 'includes' && !holds ? (text === '\\' ? 'no backslash' : refused(text)) : undefined;
}

function refused(text: unknown): Fact | undefined {
  return text === '//' ? 'no second slash' : text === '/\\' ? 'no backslash' : undefined;
}

/** `x[0] === '/'`, `x.charAt(1) !== '/'`, `x.indexOf('\\') === -1`. */
function ofComparison({ operator, left, right }: Extract<Value, { op: 'binary' }>, holds: boolean, about: About): Fact | undefined {
  const constant = about.q.judge.referents.constantOf(right);
  if (left.op === 'call' && left.callee.op === 'load' && left.callee.key === 'indexOf') {
    const isAbsent = (constant === -1 && /^[!=]==?$/.test(operator) && operator.startsWith('=') === holds) || (constant === 0 && (operator === '<' ? holds : operator === '>=' && !holds));
    return isAbsent ? ofCall({ ...left, callee: { ...left.callee, key: 'includes' } }, false, about) : undefined;
  }
  const position = /^[!=]==?$/.test(operator) ? characterOf(left, about) : undefined;
  const isEqual = operator.startsWith('=') === holds;
  if (position === 0) return isEqual && constant === '/' ? 'one slash' : undefined;
  return position !== 1 || isEqual ? undefined : constant === '/' ? 'no second slash' : constant === '\\' ? 'no backslash' : undefined;
}

/** Which character of the value is looked at. */
function characterOf(tested: Value, { value, q }: About): number | undefined {
  if (tested.op === 'load') return typeof tested.key === 'string' && isAbout(tested.base, value) ? Number(tested.key) : undefined;
  if (tested.op !== 'call' || tested.callee.op !== 'load' || tested.receiver === undefined || !isAbout(tested.receiver, value)) return undefined;
  const at = tested.args[0] === undefined ? 0 : q.judge.referents.constantOf(tested.args[0].value);
  return (tested.callee.key === 'charAt' || tested.callee.key === 'at') && typeof at === 'number' ? at : undefined;
}
