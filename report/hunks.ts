import type { DiffLine } from './line-diff.ts';

/** Unchanged lines that are shown around a change. */
const AROUND = 3;

/** The stretches of a comparison that hold changes, with the lines around them. */
export function hunksOf(lines: readonly DiffLine[]): readonly (readonly DiffLine[])[] {
  const hunks: DiffLine[][] = [];
  let until = -1;
  lines.forEach((line, index) => {
    if (line.kind === 'same') return;
    const from = Math.max(0, index - AROUND);
    if (from > until) hunks.push([]);
    hunks.at(-1)?.push(...lines.slice(Math.max(from, until + 1), index + AROUND + 1));
    until = Math.min(lines.length - 1, Math.max(until, index + AROUND));
  });
  return hunks;
}

/** `@@ -1,2 +1,3 @@`, as in a unified diff. */
export function rangeOf(hunk: readonly DiffLine[]): string {
  const olds = hunk.filter((line) => line.old > 0);
  const news = hunk.filter((line) => line.new > 0);
  return `@@ -${olds[0]?.old ?? 0},${olds.length} +${news[0]?.new ?? 0},${news.length} @@`;
}
