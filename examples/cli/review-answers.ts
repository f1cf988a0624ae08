import { LockstepError } from 'lockstep';
import type { FileReview, Person, ReviewAnswer } from 'lockstep';

/** What a person decided about a file. */
export type ReviewDecision =
  | { readonly type: 'approve'; readonly reason: string }
  | { readonly type: 'reject'; readonly reason: string }
  | { readonly type: 'edit'; readonly reason: string; readonly text: string };

/** A decision about a file as answers to its questions. An edit answers the first, and replaces all that follows it. */
export function answersFor(review: FileReview, decision: ReviewDecision, { name, via }: Person): readonly ReviewAnswer[] {
  const { runId, questions, following } = review;
  const { type, reason } = decision;
  const asked = type === 'edit' ? questions.slice(0, 1) : questions;
  return asked.map(({ unitId, sha256 }) => ({
    runId,
    unitId,
    sha256,
    decision: type,
    by: name,
    via,
    reason,
    ...(decision.type === 'edit' ? { text: decision.text, replaces: following } : {}),
  }));
}

/** The reviews that ids name: the id of one, the beginning of it, a path, or `all`. */
export function namedReviews(open: readonly FileReview[], names: readonly string[]): readonly FileReview[] {
  if (names.includes('all')) return open;
  return names.flatMap((name) => {
    const found = open.filter((review) => review.path === name || (name.length >= 4 && review.id.startsWith(name)));
    const [only, ...others] = found;
    if (only !== undefined && (others.length === 0 || found.every((review) => review.runId === only.runId))) return found;
    const known = open.map((review) => `${review.id} (${review.path})`).join(', ');
    const expected = known === '' ? 'nothing waits for a person' : `expected one of ${known}`;
    const got = only === undefined ? 'no such file waits' : `it names ${found.length} files of several runs`;
    throw new LockstepError('input-invalid', `${name}: ${got}; ${expected}`, { fault: 'caller', context: { where: name, expected } });
  });
}
