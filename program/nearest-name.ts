/** The number of insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
function editDistance(left: string, right: string): number {
  let older: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const next = [row];
    for (let column = 1; column <= right.length; column++) {
      const cost = left[row - 1] === right[column - 1] ? 0 : 1;
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1] ? (older[column - 2] ?? Infinity) + 1 : Infinity;
      next.push(Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost, swapped));
    }
    [older, last] = [last, next];
  }
  return last[right.length] ?? 0;
}

/** The candidate nearest to a word, at most two edits away; the first of equals. */
export function nearestName(word: string, candidates: Iterable<string>): string | undefined {
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of candidates) {
    if (Math.abs(name.length - word.length) > 2) continue;
    const distance = editDistance(word, name);
    if (distance <= 2 && distance < word.length / 2 && distance < (best?.distance ?? 3)) best = { name, distance };
  }
  return best?.name;
}
