import { isRejection } from './assertions.ts';
import { both, DOUBT, either, notAwaited, NOTHING } from './checked.ts';
import type { About, Answer, Call, Checked } from './checked.ts';
import { controlFlowOf } from './dominators.ts';
import { noneKept, stateInside } from './guard-call.ts';
import { constant, COUNT, heldBelow, isListing } from './guard-result.ts';
import type { Answering, Asked } from './guard-result.ts';
import { handedTo, isPending } from './handed-over.ts';
import type { Block, Value, ValueOf } from './ir.ts';
import { ALL_KINDS } from './kinds.ts';
import { acceptedByAnswer } from './schema-checks.ts';
import { withoutFaults } from './validator-chains.ts';

/** What is known where `given` is the answer, and answers so: `return { ok: false };`, `return NAMES.has(name);`. */
export function answering(given: Value | undefined, answer: Answer | undefined, asked: Asked): Answering {
  if (answer === undefined) return given !== undefined && asked.q.isAwaited === true && isRejection(given) ? 'never' : NOTHING;
  if (given === undefined) return constant(undefined, answer);
  const [first] = answer.path;
  switch (given.op) {
    case 'constant':
      if (first === undefined) return constant(given.value, answer);
      return given.value === null || given.value === undefined ? constant(undefined, answer) : NOTHING;
    case 'object':
    case 'array':
      return first === undefined ? something(answer) : heldBelow(given, answer, { ...asked, q: notAwaited(asked.q), answering });
    case 'function':
    case 'class':
    case 'regexp':
      return first === undefined ? something(answer) : NOTHING;
    case 'phi':
      return ofPhi(given, answer, asked);
    case 'await':
      return answering(given.input, answer, { ...asked, q: { ...asked.q, isAwaited: true } });
    case 'call':
      return ofCall(given, answer, asked);
    default:
      return asCondition(given, answer, asked);
  }
}

/** An object holds as a condition, and is no constant. */
function something({ holds, constant: wanted }: Answer): Answering {
  return (wanted === undefined) === holds ? NOTHING : 'never';
}

function asCondition(given: Value, { path, holds, constant: wanted }: Answer, { value, q }: About): Checked {
  if (path.length > 0 || (wanted !== undefined && typeof wanted !== 'boolean')) return NOTHING;
  return q.judge.says({ condition: given, holds: wanted === false ? !holds : holds }, value, q);
}

function ofCall(given: Call, answer: Answer, asked: Asked): Answering {
  const { callee, args } = given;
  if (callee.op === 'load' && callee.base.op === 'cell' && callee.base.cell === 'Promise') {
    if (asked.q.isAwaited !== true) return answer.path.length > 0 ? NOTHING : something(answer);
    if (callee.key === 'reject') return 'never';
    if (callee.key === 'resolve') return answering(args[0]?.value, answer, asked);
  }
  if (callee.op === 'load' && callee.key === 'filter' && answer.path[0] === 'length' && (answer.constant === undefined ? !answer.holds : answer.constant === 0 && answer.holds)) return noneKept(given, asked);
  const [first] = args;
  if (isListing(given) && answer.path[0] === 'length' && first?.value.op === 'object') return answering(first.value, { ...answer, path: [COUNT, ...answer.path.slice(1)] }, asked);
  if (given.construct) return answer.path.length === 0 ? something(answer) : NOTHING;
  return answer.path.length > 0 || (answer.constant !== undefined && typeof answer.constant !== 'boolean') ? answeredBy(given, answer, asked) : asCondition(given, answer, asked);
}

const MAX_DEPTH = 4;

/** What the answer of a function of the program says of what it was handed. Never sure. */
export function answeredBy(call: Call, answer: Answer, { value, q }: About): Checked {
  const faultless = withoutFaults(call, answer, { value, q });
  if (faultless !== undefined) return faultless;
  const accepted = acceptedByAnswer(call, answer, { value, q });
  if (accepted !== undefined) return accepted;
  const subject = handedTo(call, value);
  const callees = subject === undefined || q.depth > MAX_DEPTH ? [] : q.judge.referents.calleesOf(call);
  if (subject === undefined || callees.length === 0) return subject !== undefined && isPending(call.callee, q.judge.referents) ? DOUBT : NOTHING;
  const clears = callees.reduce((set, callee) => set & q.judge.summary(callee, subject, { isAwaited: q.isAwaited === true, answer, state: stateInside(call, subject, { value, q }) }), ALL_KINDS);
  return clears === 0 ? NOTHING : { clears, isDoubtful: true };
}

/** On each way that may have brought the answer, its own conditions hold. */
function ofPhi(given: ValueOf<'phi'>, answer: Answer, asked: Asked): Answering {
  if (asked.q.depth > MAX_DEPTH || given.from.length === 0) return asCondition(given, answer, asked);
  const deeper: Asked = { ...asked, q: { ...asked.q, depth: asked.q.depth + 1 } };
  const ways = given.inputs.flatMap((input, index) => {
    const from = given.from[index];
    const own = input === given ? 'never' : answering(input, answer, { ...deeper, at: from ?? asked.at });
    return own === 'never' ? [] : [from === undefined ? own : either(own, whereFrom(from, given.block, deeper))];
  });
  return ways.length === 0 ? 'never' : ways.reduce(both);
}

/** What is known of the value where control passes an edge. */
export function whereFrom(from: Block, to: Block, { value, q }: About): Checked {
  const guards = controlFlowOf(value.procedure).guardsInto(from, to);
  return guards.reduce((sum, guard) => either(sum, q.judge.says(guard, value, notAwaited(q))), q.judge.asserted(value, from, q.state));
}
