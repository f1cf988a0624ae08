import type { ImportEdge } from './import-chain.ts';

/** The import of a cycle that is easiest to do without, and the names it takes. */
export interface CheapestEdge {
  readonly edge: ImportEdge;
  /** Empty when the module is imported as a whole or for its effects. */
  readonly names: readonly string[];
}

/** The edge that takes the fewest names; imports of a whole module are the dearest. The first of equals. */
export function cheapestEdge(edges: readonly ImportEdge[]): CheapestEdge | undefined {
  const costs = edges.map((edge) => ({ edge, names: [...new Set(edge.record.members.map(({ name }) => name))] }));
  const priced = costs.toSorted((a, b) => costOf(a) - costOf(b));
  return priced[0];
}

function costOf({ names }: CheapestEdge): number {
  return names.length === 0 ? Number.MAX_SAFE_INTEGER : names.length;
}
