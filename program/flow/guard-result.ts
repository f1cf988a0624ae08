import { both, either, notAwaited, NOTHING } from './checked.ts';
import type { About, Answer, Checked } from './checked.ts';
import { controlFlowOf } from './dominators.ts';
import { elementIn, isInEveryRound } from './every-round.ts';
import { heldWhere } from './held-where.ts';
import type { Block, Value, ValueOf } from './ir.ts';

/** What is known of a value where an answer is known: `never` where this cannot be the one. */
export type Answering = Checked | 'never';

/** A value that is asked about, where control has come to a block. */
export interface Asked extends About {
  readonly at: Block;
}

/** What is in an object is asked as the answer itself is. */
interface Inside extends Asked {
  answering(given: Value | undefined, answer: Answer, asked: Asked): Answering;
}

/** The step below an object to how many properties it has. */
export const COUNT = '#count';

/** `Object.keys(o)` and the like, which leave the object as it is. */
export function isListing({ callee }: ValueOf<'call'>): boolean {
  return callee.op === 'load' && callee.base.op === 'cell' && ((callee.base.cell === 'Object' && (callee.key === 'keys' || callee.key === 'values' || callee.key === 'entries')) || (callee.base.cell === 'JSON' && callee.key === 'stringify'));
}

type Literal = ValueOf<'object' | 'array'>;

/** Something that is put into an object after it was made. */
interface Put {
  readonly by: Value;
  /** Undefined for one more element of a list: how many there are is then not nothing. */
  readonly input: Value | undefined;
}

/** More writes than these are not compared. */
const MAX_PUTS = 8;
const MAX_LOOKED = 24;

/**
 * What is known where a property of an object that is made here answers so: `{ ok: false }`, `result.ok = false;`, `errors.push(…)`.
 * Where no write can have left the answer, none of them was passed; where what it was made with cannot be it, one of them was.
 */
export function heldBelow(literal: Literal, answer: Answer, asked: Inside): Answering {
  const [key = '', ...path] = answer.path;
  const below: Answer = { ...answer, path };
  const puts = putsInto(literal, key, asked.at);
  if (puts === undefined) return NOTHING;
  const first = madeWith(literal, key, { below, asked });
  const ways = puts.map((put) => ({ put, own: answeredByPut(put, below, asked) }));
  const missed = ways.flatMap(({ put, own }) => (own === 'never' ? [put] : []));
  const possible = ways.flatMap(({ put, own }) => (own === 'never' ? [] : [either(own, passing(put, missed, asked))]));
  if (first === 'never' && possible.length === 0) return 'never';
  const made = first === 'never' ? [] : [missed.reduce((sum, put) => either(sum, notPassing(put, literal, asked)), first)];
  return [...made, ...possible].reduce(both);
}

/** What the object was made with. */
function madeWith(literal: Literal, key: string, { below, asked }: { readonly below: Answer; readonly asked: Inside }): Answering {
  if (literal.op === 'array') {
    if (literal.elements.some(({ spread }) => spread)) return NOTHING;
    return key === 'length' ? ofLength(literal.elements.length, below) : asked.answering(literal.elements[Number(key)]?.value, below, asked);
  }
  const { entries } = literal;
  if (key === COUNT) return entries.some(({ kind }) => kind !== 'init') ? NOTHING : ofLength(entries.length, below);
  const at = entries.findLastIndex((entry) => entry.key === key);
  const entry = entries[at];
  if (entries.slice(at + 1).some((each) => each.kind === 'spread' || typeof each.key !== 'string')) return NOTHING;
  return entry !== undefined && entry.kind !== 'init' ? NOTHING : asked.answering(entry?.value, below, asked);
}

/** What is known where a constant is the answer. */
export function constant(value: unknown, { holds, constant: wanted }: Answer): Answering {
  const isAsAsked = wanted === undefined ? Boolean(value) : value === wanted;
  return isAsAsked === holds ? NOTHING : 'never';
}

function ofLength(length: number, answer: Answer): Answering {
  return answer.path.length > 0 ? NOTHING : constant(length, answer);
}

function answeredByPut({ input }: Put, below: Answer, asked: Inside): Answering {
  if (input !== undefined) return asked.answering(input, below, asked);
  if (below.path.length > 0 || (below.constant !== undefined && below.constant !== 0)) return NOTHING;
  return (below.constant === undefined) === below.holds ? NOTHING : 'never';
}

/** The writes to a property, wherever the object goes; undefined where others may have written as well. */
function putsInto(literal: Literal, key: string, now: Block): readonly Put[] | undefined {
  const found: Put[] = [];
  const seen = new Set<Value>([literal]);
  const { canReach } = controlFlowOf(literal.procedure);
  for (const at of seen) {
    for (const user of at.users) {
      if (user.op === 'phi') seen.add(user);
      else if (user.op === 'load' && user.key === key && isChangedBelow(user)) return undefined;
      else if (user.op === 'store' && user.base === at && typeof user.key === 'string') {
        if (user.key === key || key === COUNT) found.push({ by: user, input: key === COUNT ? undefined : user.input });
        if (user.key === 'length') return undefined;
      } else if (user.op === 'call' && user.receiver === at && !user.args.some(({ value }) => value === at)) {
        const name = user.callee.op === 'load' ? user.callee.key : undefined;
        if (name === 'push' || name === 'unshift') {
          if (key !== 'length' || user.args.length === 0 || user.args.some(({ spread }) => spread)) return undefined;
          found.push({ by: user, input: undefined });
        } else if (!READING.has(name) && (user.block === now || canReach(user.block, now))) return undefined;
      } else if (user.op === 'call' && isListing(user)) continue;
      else if (user.op !== 'load' && user.op !== 'object' && user.op !== 'array' && user.op !== 'unary' && (user.block === now || canReach(user.block, now))) return undefined;
    }
    if (seen.size > MAX_LOOKED) return undefined;
  }
  return found.length > MAX_PUTS ? undefined : found;
}

/** `result.errors.push(…)`: what stands there is changed by another name. */
function isChangedBelow({ users }: Value): boolean {
  return users.some((user) => user.op === 'store' || (user.op === 'load' && (user.key === 'push' || user.key === 'unshift')));
}

/** Methods of lists that leave them as they are. */
const READING: ReadonlySet<unknown> = new Set(['join', 'map', 'filter', 'some', 'every', 'includes', 'slice', 'concat', 'toString']);

/** What is known behind a write, and that of the others those did not come after it which it cannot be. */
function passing({ by }: Put, missed: readonly Put[], { value, q, at }: Asked): Checked {
  const own = heldWhere(value, by, q);
  return missed.reduce((sum, put) => either(sum, notPassing(put, by, { value, q, at })), own);
}

/** The condition on the way to a write did not hold, where it was asked behind `since` and before now. */
function notPassing({ by: { block, procedure } }: Put, since: Value, { value, q, at }: Asked): Checked {
  const [before] = block.preds;
  const condition = before?.condition;
  if (before === undefined || condition === undefined || block.preds.length !== 1 || before.succs[0] === before.succs[1]) return NOTHING;
  const { dominates } = controlFlowOf(procedure);
  const isSince = since.block === before || dominates(since.block, before);
  const holds = before.succs[0] !== block;
  if (isSince && (before === at || dominates(before, at))) return q.judge.says({ condition, holds }, value, notAwaited(q));
  const element = isSince ? elementIn(condition) : undefined;
  return element !== undefined && isInEveryRound(before, element, at) ? q.judge.says({ condition, holds, isUniversal: true }, value, notAwaited(q)) : NOTHING;
}
