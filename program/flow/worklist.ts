import { asWhole, partThrough } from './derivation.ts';
import { factKey, MAX_ACCESS, MAX_GUESSED_ACCESS, NAMES } from './fact.ts';
import type { Context, Fact } from './fact.ts';
import type { Value } from './ir.ts';
import { ofOther } from './own-entry.ts';

/** The bounds of a search, in facts and in entered procedures: functions of the program, never of the clock. */
export interface Bounds {
  readonly facts: number;
  readonly contexts: number;
  /** True where objects of one class are not told apart: that takes more facts. */
  readonly isCoarse?: true;
}

interface Item {
  readonly context: Context;
  readonly fact: Fact;
  readonly key: string;
}

/** The facts still to be followed. */
export interface Worklist {
  /** False when the fact says nothing new. */
  add(context: Context, fact: Fact): boolean;
  /** The next fact that nothing has taken the place of. */
  next(): Item | undefined;
  /** Gives up at a fact. */
  cut(at: Fact): void;
  /** The fact at which the search was given up. */
  cutAt(): Fact | undefined;
}

/** Facts in the order in which they were found; those of names only, which are many and seldom lead anywhere, when all others are done. */
export function createWorklist(bounds: Bounds): Worklist {
  const queue: Item[] = [];
  let at = 0;
  let facts = 0;
  let cutAt: Fact | undefined;
  const boundedPart = createParts();
  const names = createWaiting(bounds.facts, (fact) => void (cutAt ??= fact));
  const keep = (context: Context, fact: Fact): boolean => {
    const bounded = withPart(withinReach(fact), (part) => boundedPart(context, fact.value, part));
    const key = factKey(bounded);
    const known = context.facts.get(key);
    if (covers(known, bounded) || (bounded.except !== undefined && covers(context.facts.get(factKey(ofOther(bounded))), bounded))) return false;
    if (facts++ > bounds.facts) {
      cutAt ??= fact;
      return false;
    }
    const merged = known === undefined ? bounded : { ...(known.isExact ? known : bounded), kinds: known.kinds | bounded.kinds, isExact: known.isExact || bounded.isExact };
    context.facts.set(key, merged);
    queue.push({ context, fact: merged, key });
    return true;
  };
  const nextKept = (): Item | undefined => {
    for (let item = queue[at]; item !== undefined; item = queue[at]) {
      at += 1;
      if (item.context.facts.get(item.key) === item.fact) return item;
    }
    return undefined;
  };
  return {
    add(context, fact) {
      if (fact.kinds === 0) return false;
      return fact.path.at(-1) === NAMES ? fact.path.length === 1 && names.put(context, fact) : keep(context, fact);
    },
    next() {
      for (let item = nextKept(); ; item = nextKept()) {
        const waiting = item === undefined ? names.take() : undefined;
        if (waiting === undefined) return item;
        keep(waiting.context, waiting.fact);
      }
    },
    cut: (fact) => void (cutAt ??= fact),
    cutAt: () => cutAt,
  };
}

function covers(known: Fact | undefined, fact: Fact): boolean {
  return known !== undefined && (known.kinds | fact.kinds) === known.kinds && (known.isExact || !fact.isExact);
}

function withinReach(fact: Fact): Fact {
  const longest = fact.isExact ? MAX_ACCESS : MAX_GUESSED_ACCESS;
  return fact.path.length > longest ? { ...ofOther(fact), path: fact.path.slice(0, longest), isExact: false } : fact;
}

/** So many parts are followed apart in one search; behind that, only what was checked of all of a value counts. */
const MAX_PARTS = 1_000;

function createParts(): (context: Context, value: Value, part: Value) => Value {
  const known = new Map<Context, Map<Value, Set<Value>>>();
  let count = 0;
  return (context, value, part) => {
    const byValue = known.get(context) ?? new Map<Value, Set<Value>>();
    known.set(context, byValue);
    const parts = byValue.get(value) ?? new Set<Value>();
    byValue.set(value, parts);
    if (parts.has(part)) return part;
    if (count >= MAX_PARTS) return asWhole(value);
    count += 1;
    parts.add(part);
    return part;
  };
}

/** Each step says anew through which part of its value input has come. */
function withPart(fact: Fact, bounded: (part: Value) => Value): Fact {
  const through = fact.from === undefined ? undefined : partThrough(fact.value, fact.from);
  if (through === undefined && fact.part === undefined) return fact;
  const part = through === undefined ? undefined : bounded(through);
  const { part: _, ...rest } = fact;
  return part === undefined ? rest : { ...rest, part };
}

type Waiting = Pick<Item, 'context' | 'fact'>;

/** Facts that wait, each once; the first for which there is no room is told. */
function createWaiting(room: number, full: (fact: Fact) => void): { put(context: Context, fact: Fact): boolean; take(): Waiting | undefined } {
  const waiting: Waiting[] = [];
  const known = new Map<Context, Map<string, number>>();
  let at = 0;
  return {
    put(context, fact) {
      const own = known.get(context) ?? new Map<string, number>();
      known.set(context, own);
      const key = factKey(fact);
      const before = own.get(key) ?? 0;
      if ((before | fact.kinds) === before) return false;
      if (waiting.length > room) {
        full(fact);
        return false;
      }
      own.set(key, before | fact.kinds);
      waiting.push({ context, fact });
      return true;
    },
    take: () => waiting[at++],
  };
}
