/** One line of a comparison. Numbers count from 1; `old` is 0 for a new line, `new` is 0 for one that goes. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly old: number;
  readonly new: number;
  /** With its line end. */
  readonly text: string;
}

/** Beyond so many differing lines the old text is shown as removed and the new one as added, whole. */
const MOST_EDITS = 1_000;

/**
 * Compares two texts line by line, with as few differing lines as possible (Myers, "An O(ND) Difference Algorithm and
 * Its Variations", 1986), after the common head and tail have been taken off.
 */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const middle = script(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const kinds = [...new Array<DiffLine['kind']>(head).fill('same'), ...middle, ...new Array<DiffLine['kind']>(tail).fill('same')];
  return number(kinds, a, b);
}

/** With their ends: a changed line end is a change. `\n`, `\r\n` and a lone `\r` end a line, as everywhere in Lockstep. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

/** What to do with each line, in order: keep, remove from the old, add from the new. */
function script(a: readonly string[], b: readonly string[]): readonly DiffLine['kind'][] {
  const trace = furthest(a, b);
  if (trace === undefined) return [...a.map(() => 'removed' as const), ...b.map(() => 'added' as const)];
  const kinds: DiffLine['kind'][] = [];
  let [x, y] = [a.length, b.length];
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const reached = trace[d];
    const k = x - y;
    const isDown = k === -d || (k !== d && at(reached, k - 1) < at(reached, k + 1));
    const fromX = d === 0 ? 0 : at(reached, isDown ? k + 1 : k - 1);
    const fromY = d === 0 ? 0 : fromX - (isDown ? k + 1 : k - 1);
    for (; x > fromX && y > fromY; x -= 1, y -= 1) kinds.push('same');
    if (d > 0) kinds.push(isDown ? 'added' : 'removed');
    [x, y] = [fromX, fromY];
  }
  return kinds.reverse();
}

/** For each number of edits, how far each diagonal had been followed before it; undefined when there are too many. */
function furthest(a: readonly string[], b: readonly string[]): readonly Map<number, number>[] | undefined {
  const reached = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let d = 0; d <= Math.min(a.length + b.length, MOST_EDITS); d += 1) {
    trace.push(new Map(reached));
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && at(reached, k - 1) < at(reached, k + 1)) ? at(reached, k + 1) : at(reached, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reached.set(k, x);
      if (x >= a.length && x - k >= b.length) return trace;
    }
  }
  return undefined;
}

function at(reached: ReadonlyMap<number, number> | undefined, k: number): number {
  return reached?.get(k) ?? -1;
}

function number(kinds: readonly DiffLine['kind'][], a: readonly string[], b: readonly string[]): readonly DiffLine[] {
  let [old, fresh] = [0, 0];
  return kinds.map((kind) => {
    if (kind !== 'added') old += 1;
    if (kind !== 'removed') fresh += 1;
    const text = (kind === 'removed' ? a[old - 1] : b[fresh - 1]) ?? '';
    return { kind, old: kind === 'added' ? 0 : old, new: kind === 'removed' ? 0 : fresh, text };
  });
}
