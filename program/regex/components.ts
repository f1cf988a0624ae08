/**
 * Strongly connected components (Tarjan 1972, without recursion). Returns the component of each node; a component comes before
 * those that reach it.
 */
export function componentsOf(successors: readonly (readonly number[])[]): readonly number[] {
  const search: Search = { successors, order: [], low: [], owner: [], waiting: [], counted: 0, found: 0 };
  successors.forEach((_, node) => {
    if (search.order[node] === undefined) explore(search, node);
  });
  return successors.map((_, node) => search.owner[node] ?? 0);
}

interface Search {
  readonly successors: readonly (readonly number[])[];
  readonly order: number[];
  readonly low: number[];
  readonly owner: number[];
  readonly waiting: number[];
  counted: number;
  found: number;
}

function explore(search: Search, root: number): void {
  const path: { readonly node: number; next: number }[] = [enter(search, root)];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const next = search.successors[top.node]?.[top.next++];
    if (next === undefined) {
      path.pop();
      leave(search, top.node, path.at(-1)?.node);
    } else if (search.order[next] === undefined) path.push(enter(search, next));
    else if (search.owner[next] === undefined) lower(search, top.node, search.order[next]);
  }
}

function enter(search: Search, node: number): { node: number; next: number } {
  search.order[node] = search.low[node] = search.counted++;
  search.waiting.push(node);
  return { node, next: 0 };
}

function leave(search: Search, node: number, parent: number | undefined): void {
  const low = search.low[node] ?? 0;
  if (parent !== undefined) lower(search, parent, low);
  if (low !== search.order[node]) return;
  for (let member = search.waiting.pop(); member !== undefined; member = search.waiting.pop()) {
    search.owner[member] = search.found;
    if (member === node) break;
  }
  search.found += 1;
}

function lower(search: Search, node: number, to: number | undefined): void {
  search.low[node] = Math.min(search.low[node] ?? 0, to ?? 0);
}
