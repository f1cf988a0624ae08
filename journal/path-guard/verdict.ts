/** What a path may do: go on, be shown to a person first, or nothing at all. */
export type PathVerdict =
  | { readonly type: 'allow' }
  | { readonly type: 'review'; readonly reason: string }
  | { readonly type: 'reject'; readonly reason: string };

/** Nothing speaks against it. */
export const ALLOW: PathVerdict = { type: 'allow' };

/** A person has to look. */
export function review(reason: string): PathVerdict {
  return { type: 'review', reason };
}

/** Never written. */
export function reject(reason: string): PathVerdict {
  return { type: 'reject', reason };
}

/** The gravest of several; the first among equals. */
export function gravest(verdicts: readonly PathVerdict[]): PathVerdict {
  return verdicts.find(({ type }) => type === 'reject') ?? verdicts.find(({ type }) => type === 'review') ?? ALLOW;
}
