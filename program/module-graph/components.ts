/** A directed graph whose nodes are names. */
export interface Edges {
  nodes(): Iterable<string>;
  successors(node: string): Iterable<string>;
  predecessors(node: string): Iterable<string>;
}

/** The strongly connected components of a graph, kept while edges come and go. A node without a cycle is alone. */
export interface Components {
  /** Tells of an edge that has come or gone; the graph already is as it is said to be. */
  changed(from: string, to: string, present: boolean): void;
  /** True when each of two nodes reaches the other. */
  together(a: string, b: string): boolean;
  /** The nodes of a node's component. */
  membersOf(node: string): ReadonlySet<string>;
}

/** Changes after which computing all anew is cheaper than following them. */
const MANY = 64;

/**
 * Components are computed whole at the first question (Tarjan 1972, without recursion) and then follow the changes: an edge
 * that comes joins what lies on a way from its end back to its start, one that goes splits the component it lay in.
 */
export function createComponents(graph: Edges): Components {
  let groups: Map<string, Set<string>> | undefined;
  let pending: (readonly [string, string, boolean])[] = [];

  const groupOf = (node: string): Set<string> => {
    const known = groups?.get(node);
    if (known !== undefined) return known;
    const alone = new Set([node]);
    groups?.set(node, alone);
    return alone;
  };
  const join = (from: string, to: string): void => {
    if (groupOf(from) === groupOf(to)) return;
    const onTheWay = between(graph, to, from);
    if (onTheWay.size === 0) return;
    const joined = new Set([...onTheWay].map(groupOf));
    const merged = new Set([...joined].flatMap((group) => [...group]));
    for (const node of merged) groups?.set(node, merged);
  };
  const split = (from: string, to: string): void => {
    const group = groupOf(from);
    if (group.size < 2 || group !== groupOf(to)) return;
    for (const part of componentsOf(group, (node) => [...graph.successors(node)].filter((next) => group.has(next)))) for (const node of part) groups?.set(node, part);
  };
  const settle = (): void => {
    if (groups === undefined || pending.length > MANY) {
      groups = new Map();
      for (const part of componentsOf(graph.nodes(), (node) => graph.successors(node))) for (const node of part) groups.set(node, part);
    } else for (const [from, to, present] of pending) (present ? join : split)(from, to);
    pending = [];
  };

  return {
    changed(from, to, present) {
      if (groups !== undefined && pending.length <= MANY) pending.push([from, to, present]);
    },
    together(a, b) {
      settle();
      return groupOf(a) === groupOf(b);
    },
    membersOf(node) {
      settle();
      return groupOf(node);
    },
  };
}

/** The nodes on any way from one node to another; empty when there is none. Both ends are searched by turns: most searches end soon. */
function between(graph: Edges, from: string, to: string): ReadonlySet<string> {
  const forward = createSearch(from, (node) => graph.successors(node));
  const backward = createSearch(to, (node) => graph.predecessors(node));
  while (forward.advance() && backward.advance());
  const [whole, other, end] = forward.ended ? ([forward, backward, to] as const) : ([backward, forward, from] as const);
  if (!whole.seen.has(end)) return new Set();
  while (other.advance());
  return new Set([...whole.seen].filter((node) => other.seen.has(node)));
}

interface Search {
  readonly seen: ReadonlySet<string>;
  readonly ended: boolean;
  /** Looks at one more node; false when there is none. */
  advance(): boolean;
}

function createSearch(start: string, next: (node: string) => Iterable<string>): Search {
  const queue = [start];
  const seen = new Set(queue);
  let at = 0;
  return {
    seen,
    get ended() {
      return at >= queue.length;
    },
    advance() {
      const node = queue[at];
      if (node === undefined) return false;
      at += 1;
      for (const other of next(node)) {
        if (seen.has(other)) continue;
        seen.add(other);
        queue.push(other);
      }
      return true;
    },
  };
}

interface Frame {
  readonly node: string;
  readonly rest: Iterator<string>;
}

function componentsOf(nodes: Iterable<string>, successors: (node: string) => Iterable<string>): Set<string>[] {
  const number = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: Set<string>[] = [];
  const frames: Frame[] = [];
  const enter = (node: string): void => {
    number.set(node, number.size);
    low.set(node, number.get(node) ?? 0);
    open.push(node);
    isOpen.add(node);
    frames.push({ node, rest: successors(node)[Symbol.iterator]() });
  };
  const lower = (node: string, value: number | undefined): void => void low.set(node, Math.min(low.get(node) ?? Infinity, value ?? Infinity));
  const leave = (node: string): void => {
    frames.pop();
    const above = frames.at(-1);
    if (above !== undefined) lower(above.node, low.get(node));
    if (low.get(node) !== number.get(node)) return;
    const part = new Set(open.splice(open.lastIndexOf(node)));
    for (const each of part) isOpen.delete(each);
    found.push(part);
  };
  for (const root of nodes) {
    if (!number.has(root)) enter(root);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const next: IteratorResult<string, unknown> = frame.rest.next();
      if (next.done === true) leave(frame.node);
      else if (!number.has(next.value)) enter(next.value);
      else if (isOpen.has(next.value)) lower(frame.node, number.get(next.value));
    }
  }
  return found;
}
