import type { Block, Procedure } from './ir.ts';

/** The blocks that control can reach, and for each the nearest one that stands on all ways to it. */
export interface DominatorTree {
  /** Places in reverse post-order: on a way without loops they rise. */
  readonly place: ReadonlyMap<Block, number>;
  /** The immediate dominator; the entry is its own. */
  readonly idom: ReadonlyMap<Block, Block>;
  /** True when all ways to a block pass the other; false where one cannot be reached. */
  isBelow(block: Block, above: Block): boolean;
}

/**
 * Semi-NCA: Georgiadis, "Linear-Time Algorithms for Dominators and Related Problems", 2005, with the semidominators of Lengauer
 * and Tarjan 1979. Near linear where thousands of ways meet, as behind a long `switch`.
 */
export function dominatorTree({ blocks }: Procedure): DominatorTree {
  const [entry] = blocks;
  if (entry === undefined) return { place: new Map(), idom: new Map(), isBelow: () => false };
  const { preorder, parent, postorder } = depthFirst(entry);
  const number = new Map(preorder.map((block, index) => [block, index]));
  const semi = semidominators(preorder, { number, parent });
  const nearest = [...parent];
  for (let at = 1; at < preorder.length; at++) {
    let up = nearest[at] ?? 0;
    while (up > (semi[at] ?? 0)) up = nearest[up] ?? 0;
    nearest[at] = up;
  }
  return {
    place: new Map(postorder.toReversed().map((block, index) => [block, index])),
    idom: new Map(preorder.map((block, at) => [block, preorder[nearest[at] ?? 0] ?? entry])),
    isBelow: ancestry(number, nearest),
  };
}

/**
 * Asks for ancestors in a tree by the interval of numbers that each has in a walk through it: Dietz, "Maintaining Order in a Linked
 * List", STOC 1982. A block has a greater number than its dominator.
 */
function ancestry(number: ReadonlyMap<Block, number>, nearest: readonly number[]): DominatorTree['isBelow'] {
  const sizes = nearest.map(() => 1);
  for (let at = nearest.length - 1; at > 0; at--) sizes[nearest[at] ?? 0] = (sizes[nearest[at] ?? 0] ?? 0) + (sizes[at] ?? 0);
  const enter = nearest.map(() => 0);
  const free = nearest.map(() => 1);
  for (let at = 1; at < nearest.length; at++) {
    const up = nearest[at] ?? 0;
    enter[at] = (enter[up] ?? 0) + (free[up] ?? 0);
    free[up] = (free[up] ?? 0) + (sizes[at] ?? 0);
  }
  return (block, above) => {
    const [below, over] = [number.get(block), number.get(above)];
    if (below === undefined || over === undefined) return false;
    const from = enter[over] ?? 0;
    const at = enter[below] ?? 0;
    return at >= from && at < from + (sizes[over] ?? 0);
  };
}

interface Walk {
  readonly preorder: readonly Block[];
  /** The number of the block from which each was reached, by number. */
  readonly parent: readonly number[];
  readonly postorder: readonly Block[];
}

function depthFirst(entry: Block): Walk {
  const preorder: Block[] = [entry];
  const parent: number[] = [0];
  const postorder: Block[] = [];
  const seen = new Set<Block>([entry]);
  const stack = [{ block: entry, number: 0, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const succ = top.block.succs[top.next++];
    if (succ === undefined) {
      postorder.push(top.block);
      stack.pop();
    } else if (!seen.has(succ)) {
      seen.add(succ);
      stack.push({ block: succ, number: preorder.length, next: 0 });
      preorder.push(succ);
      parent.push(top.number);
    }
  }
  return { preorder, parent, postorder };
}

/** The semidominator of each block by number, the last block first; ways up are shortened as they are walked. */
function semidominators(preorder: readonly Block[], { number, parent }: { readonly number: ReadonlyMap<Block, number>; readonly parent: readonly number[] }): readonly number[] {
  const semi = preorder.map((_, at) => at);
  const label = [...semi];
  const ancestor: (number | undefined)[] = [];
  const best = (from: number): number => {
    const path: number[] = [];
    let at = from;
    for (let up = ancestor[at]; up !== undefined && ancestor[up] !== undefined; up = ancestor[at]) {
      path.push(at);
      at = up;
    }
    for (let each = path.pop(); each !== undefined; each = path.pop()) {
      const up = ancestor[each] ?? each;
      if ((semi[label[up] ?? 0] ?? 0) < (semi[label[each] ?? 0] ?? 0)) label[each] = label[up] ?? 0;
      ancestor[each] = ancestor[up];
    }
    return ancestor[from] === undefined ? from : (label[from] ?? from);
  };
  for (let at = preorder.length - 1; at > 0; at--) {
    for (const pred of preorder[at]?.preds ?? []) {
      const from = number.get(pred);
      if (from !== undefined) semi[at] = Math.min(semi[at] ?? at, semi[best(from)] ?? at);
    }
    ancestor[at] = parent[at];
  }
  return semi;
}
