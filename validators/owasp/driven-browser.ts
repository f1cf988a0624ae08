import type { Flow } from '../../program/index.ts';

/** A text that runs in a page of a browser the server drives: it reaches what the server's network has, and nothing of the program. */
export function runsInDrivenBrowser({ kind, sinkRow: [root] }: Flow): boolean {
  return kind === 'code' && (root === 'browser.Page' || root === 'browser.Browser' || root === 'cdp.Client');
}
