const OPENS: ReadonlyMap<string, string> = new Map([
  ['\u202A', '\u202C'],
  ['\u202B', '\u202C'],
  ['\u202D', '\u202C'],
  ['\u202E', '\u202C'],
  ['\u2066', '\u2069'],
  ['\u2067', '\u2069'],
  ['\u2068', '\u2069'],
]);
const CLOSES: ReadonlySet<string> = new Set(OPENS.values());

/** True when a line opens a change of direction that it does not close, or closes one it did not open. */
export function isUnbalanced(line: string): boolean {
  const open: string[] = [];
  for (const char of line) {
    const closer = OPENS.get(char);
    if (closer !== undefined) open.push(closer);
    else if (CLOSES.has(char) && open.pop() !== char) return true;
  }
  return open.length > 0;
}
