/** One way in which a change makes a check look less closely. */
export interface Weakening {
  /** Where it stands in the new text, as a half-open range. */
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

/** Looks at the texts of a file of settings, without their comments, before and after a change. */
export type Comparison = (before: string, after: string) => readonly Weakening[];

export interface Texts {
  readonly before: string;
  readonly after: string;
}

/** All of several comparisons; what two of them say of one place is said once. */
export function together(...comparisons: readonly Comparison[]): Comparison {
  return (before, after) => {
    const all = comparisons.flatMap((compare) => compare(before, after));
    return all.filter((each, at) => all.findIndex(({ start, what }) => start === each.start && what === each.what) === at);
  };
}

/** Matches of the new text that the old one did not have, counted. */
export function gained(pattern: RegExp, { before, after }: Texts, say: (match: RegExpExecArray) => string): readonly Weakening[] {
  const known = counted(before, pattern);
  return [...after.matchAll(pattern)].flatMap((match) => {
    const left = known.get(folded(match[0])) ?? 0;
    known.set(folded(match[0]), left - 1);
    return left > 0 ? [] : [{ start: match.index, end: match.index + match[0].length, what: say(match) }];
  });
}

/** Matches of the old text that the new one no longer has, counted. They stand nowhere any more: the start of the file stands for them. */
export function lacking(pattern: RegExp, { before, after }: Texts, say: (text: string) => string): readonly Weakening[] {
  const now = counted(after, pattern);
  return [...counted(before, pattern)].flatMap(([text, count]) => (count > (now.get(text) ?? 0) ? [atHead(after, say(text))] : []));
}

/** What is said of a whole file. */
export function atHead(after: string, what: string): Weakening {
  return { start: 0, end: Math.min(after.length, 1), what };
}

function counted(text: string, pattern: RegExp): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [match] of text.matchAll(pattern)) counts.set(folded(match), (counts.get(folded(match)) ?? 0) + 1);
  return counts;
}

/** The last value of each name: of two that are the same the last one counts. */
export function valuesOf(pattern: RegExp, text: string): ReadonlyMap<string, RegExpExecArray> {
  return new Map([...text.matchAll(pattern)].map((match) => [match[1] ?? '', match]));
}

/** Settings of the form `name: number` that went down; for `isLooserHigher` names up. */
export function numbersMoved(pattern: RegExp, { before, after }: Texts, isLooserHigher: (name: string) => boolean): readonly Weakening[] {
  const was = valuesOf(pattern, before);
  return [...valuesOf(pattern, after)].flatMap(([name, match]) => {
    const [old, now] = [Number(was.get(name)?.[2]), Number(match[2])];
    const isLess = isLooserHigher(name) ? now > old : now < old;
    return isLess ? [{ start: match.index, end: match.index + match[0].length, what: `"${name}" goes from ${old} to ${now}` }] : [];
  });
}

/** White space folded. */
export function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
