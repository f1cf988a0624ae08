// reject: static-analysis/suppression-comment likely
/* eslint-disable no-console */

// reject: static-analysis/suppression-comment likely
// @ts-nocheck
export function log(value: unknown): void {
  // reject: static-analysis/suppression-comment likely
  // @ts-expect-error the type is wrong
  const text: string = value;
  // reject: static-analysis/suppression-comment likely
  // checked by hand, NOSONAR
  console.log(text);
  // reject: static-analysis/suppression-comment likely
  // biome-ignore lint/suspicious/noExplicitAny: old
  // reject: static-analysis/suppression-comment likely
  /* eslint no-eval: 0 */
}

// reject: static-analysis/suppression-comment likely
// lockstep: accept, it was looked at by hand
// reject: static-analysis/suppression-comment likely
// trufflehog:ignore
export const other = 1;
