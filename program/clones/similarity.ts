/** How many tokens in a row are compared. */
const WINDOW = 5;

/** The runs of tokens of a shape. */
export function shinglesOf(tokens: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = 0; at + WINDOW <= tokens.length; at++) found.add(tokens.slice(at, at + WINDOW).join(' '));
  return found;
}

/** The share of runs that two shapes have in common, 0 to 1 (Jaccard). */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (large.size === 0) return 0;
  let common = 0;
  for (const each of small) if (large.has(each)) common += 1;
  return common / (a.size + b.size - common);
}
