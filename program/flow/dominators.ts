import { dominatorTree } from './dominator-tree.ts';
import { endedRounds, loopBody, loopGuards } from './loop-guards.ts';
import type { Alternatives, Guard, Test } from './guard.ts';
import type { Block, Procedure, Value } from './ir.ts';

/** What control flow says about the blocks of one procedure. */
export interface ControlFlow {
  /** The conditions that dominate a block, nearest first. */
  guardsOf(block: Block): readonly Guard[];
  /** The conditions that hold where control passes an edge. */
  guardsInto(from: Block, to: Block): readonly Guard[];
  isReachable(block: Block): boolean;
  dominates(a: Block, b: Block): boolean;
  /** True when control can come from the one block to the other, also round a loop. */
  canReach(from: Block, to: Block): boolean;
}

const known = new WeakMap<Procedure, ControlFlow>();

/** The control flow of a procedure, computed once. */
export function controlFlowOf(procedure: Procedure): ControlFlow {
  const flow = known.get(procedure) ?? analyse(procedure);
  known.set(procedure, flow);
  return flow;
}

function analyse(procedure: Procedure): ControlFlow {
  const { place, idom, isBelow } = dominatorTree(procedure);
  const guards = new Map<Block, readonly Guard[]>();
  const lastCallOf = callsAtEnds(procedure);
  const resuming = resumedIn(procedure);

  const dominates = (a: Block, b: Block): boolean => {
    if (resuming.length === 0) return isBelow(b, a);
    const passed = new Set([b]);
    for (const at of passed) for (const each of resuming) if (each.resumes !== undefined && isBelow(at, each)) passed.add(each.resumes);
    return [...passed].some((at) => isBelow(at, a));
  };
  const guardsOf = (block: Block): readonly Guard[] => {
    const known = guards.get(block);
    if (known !== undefined) return known;
    const chain: Block[] = [];
    let at: Block | undefined = block;
    while (at !== undefined && !guards.has(at)) {
      chain.push(at);
      const up: Block | undefined = idom.get(at);
      at = up === at ? undefined : up;
    }
    for (const each of chain.reverse()) {
      const up = idom.get(each);
      const above = up === undefined || up === each ? [] : (guards.get(up) ?? []);
      const own = each.preds.length > 1 ? meeting(each, above) : guardAt(each);
      const [head] = each.preds.length === 1 ? each.preds : [];
      const resumed = each.resumes === undefined || resuming.length === 0 ? [] : belowOf(guardsOf(each.resumes), above);
      const all = [...resumed, ...(own === undefined ? [] : [own]), ...(head === undefined ? [] : roundsBefore(each, head, { ...tools, above }))];
      guards.set(each, all.length === 0 ? above : [...all, ...above].slice(0, MAX_GUARDS));
    }
    return guards.get(block) ?? [];
  };
  /** What holds on each way into a block where ways meet, below what holds on all of them; loops are left out. */
  const meeting = (block: Block, above: readonly Guard[]): Alternatives | undefined => {
    const preds = block.preds.filter((pred) => place.has(pred));
    if (preds.length > MAX_WAYS || preds.some((pred) => (place.get(pred) ?? 0) >= (place.get(block) ?? 0))) return undefined;
    const ways = preds.flatMap((pred) => waysBy(edgeGuard(pred, block), belowOf(guardsOf(pred), above)).map((way) => ({ way, ending: lastCallOf(pred) })));
    const anyOf = ways.map(({ way }) => way);
    const endings = ways.map(({ ending }) => ending);
    return anyOf.every((each, index) => each.length > 0 || endings[index] !== undefined) ? alternatives(anyOf, endings) : undefined;
  };
  const tools: LoopTools = { guardsOf, isBelow, bodies: new Map() };
  return {
    guardsOf,
    guardsInto(from, to) {
      const [edge, above] = [edgeGuard(from, to), guardsOf(from)];
      return [...(edge === undefined ? [] : [edge]), ...roundsBefore(to, from, { ...tools, above }), ...above];
    },
    isReachable: (block) => place.has(block),
    dominates,
    canReach: createReach(),
  };
}

function createReach(): ControlFlow['canReach'] {
  const reached = new Map<Block, ReadonlySet<Block>>();
  return (from, to) => {
    let set = reached.get(from);
    if (set === undefined) reached.set(from, (set = reachableFrom(from)));
    return set.has(to);
  };
}

/** So many `finally` of a function are looked through; where there are more, what was checked before one is not known behind it. */
const MAX_RESUMED = 8;

/** The blocks behind a `finally` that was come out of. */
function resumedIn({ blocks }: Procedure): readonly Block[] {
  const found = blocks.filter(({ resumes }) => resumes !== undefined);
  return found.length > MAX_RESUMED ? [] : found;
}

/** What is known on a way to where ways meet; where that is no more than that others had met, each of those is a way. */
function waysBy(edge: Test | undefined, before: readonly Guard[]): Alternatives['anyOf'] {
  const below = before.filter((each) => 'condition' in each).slice(0, MAX_WAYS);
  const [only, ...others] = before;
  if (edge === undefined && below.length === 0 && only !== undefined && others.length === 0 && 'anyOf' in only && only.endings === undefined && only.anyOf.length < MAX_WAYS) return only.anyOf;
  return [edge === undefined ? below : [edge, ...below]];
}

function alternatives(anyOf: Alternatives['anyOf'], endings: readonly (Value | undefined)[]): Alternatives | undefined {
  const isEither = anyOf.some((each) => each.length === 0) || isEitherWay(anyOf);
  if (endings.some((call) => call !== undefined)) return { anyOf, endings, isEither };
  return isEither ? undefined : { anyOf };
}

/** The last value of a block, where it is a call whose answer nobody uses; of an empty one, that of the block which such a call has ended inside `try`. */
function callsAtEnds({ values }: Procedure): (block: Block) => Value | undefined {
  const last = new Map<Block, Value>();
  for (const value of values) if (value.op !== 'phi') last.set(value.block, value);
  return (block) => {
    const [before] = block.preds;
    const isEmpty = !last.has(block) && block.preds.length === 1 && before?.condition === undefined;
    const value = last.get(isEmpty && before !== undefined ? before : block);
    return value?.op !== 'call' || value.users.length > 0 || value.block.condition === value ? undefined : value;
  };
}

interface LoopTools {
  guardsOf(block: Block): readonly Guard[];
  /** True when all ways to a block pass the other. */
  isBelow(block: Block, above: Block): boolean;
  readonly bodies: Map<Block, ReadonlySet<Block>>;
}

/** What every round of the loop has passed that is left from its head to a block. */
function roundsBefore(block: Block, head: Block, { guardsOf, isBelow, bodies, above }: LoopTools & { readonly above: readonly Guard[] }): readonly Guard[] {
  if (head.preds.length < 2) return [];
  const rounds = head.preds.filter((pred) => isBelow(pred, head));
  if (rounds.length === 0 || rounds.length > MAX_WAYS) return [];
  const body = bodies.get(head) ?? loopBody(head, rounds);
  bodies.set(head, body);
  if (body.has(block)) return [];
  const passed = rounds.map((round): readonly Guard[] => {
    const edge = edgeGuard(round, head);
    return [...(edge === undefined ? [] : [edge]), ...belowOf(guardsOf(round), above)];
  });
  const tests = passed.map((each) => each.filter((guard): guard is Test => 'condition' in guard));
  return [...loopGuards(head, tests), ...(passed.length === 1 ? endedRounds(head, passed[0] ?? []) : [])];
}

/** A condition held or it did not, and both ways have come together again: nothing is known. */
function isEitherWay([one, other, ...more]: readonly (readonly Test[])[]): boolean {
  const [yes, ...besides] = one ?? [];
  const [no, ...also] = other ?? [];
  return yes !== undefined && yes.condition === no?.condition && yes.holds !== no.holds && besides.length + also.length + more.length === 0;
}

const MAX_WAYS = 6;

/** So many conditions in front of a place are known, the nearest; where there are more, something may have been checked unseen. */
export const MAX_GUARDS = 64;

/** The conditions that come after those that hold on all ways. */
function belowOf(before: readonly Guard[], above: readonly Guard[]): readonly Guard[] {
  const at = above[0] === undefined ? -1 : before.indexOf(above[0]);
  return at < 0 ? before : before.slice(0, at);
}

function guardAt(block: Block): Test | undefined {
  const [pred] = block.preds;
  return pred === undefined || block.preds.length !== 1 ? undefined : edgeGuard(pred, block);
}

function edgeGuard(pred: Block, block: Block): Test | undefined {
  if (pred.condition === undefined) return undefined;
  const [whenTrue, whenFalse] = pred.succs;
  if (whenTrue === whenFalse) return undefined;
  return { condition: pred.condition, holds: whenTrue === block };
}

function reachableFrom(from: Block): ReadonlySet<Block> {
  const seen = new Set<Block>();
  const stack = [...from.succs];
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    if (seen.has(block)) continue;
    seen.add(block);
    stack.push(...block.succs);
  }
  return seen;
}
