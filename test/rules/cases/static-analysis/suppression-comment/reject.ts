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

// reject: static-analysis/suppression-comment likely
/* istanbul ignore next */
export function uncovered(): void {
  // reject: static-analysis/suppression-comment likely
  /* the types are old
     @ts-ignore */
  // reject: static-analysis/suppression-comment likely
  // semgrep is wrong here: nosemgrep: javascript.eval
  // reject: static-analysis/suppression-comment likely
  // bearer:disable javascript_lang_eval
  // reject: static-analysis/suppression-comment likely
  // noinspection JSUnusedGlobalSymbols
  // reject: static-analysis/suppression-comment likely
  /* eslint no-console: "error", no-eval: ["off"] */
  // reject: static-analysis/suppression-comment likely
  // rome-ignore lint/security: old
  // reject: static-analysis/suppression-comment likely
  // c8 ignore start
  // reject: static-analysis/suppression-comment likely
  // pragma: allowlist nextline secret
}
