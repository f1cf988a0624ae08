import { HTML, kinds, PATH } from './model.ts';
import type { Kinds } from './model.ts';

/** For each kind, the characters without which a text can do no harm there. Any one group of a kind suffices. */
const NEEDED: readonly (readonly [Kinds, readonly string[]])[] = [
  [HTML.text, ['<']],
  [HTML.double, ['"']],
  [HTML.single, ["'"]],
  [kinds('sql'), ["'"]],
  [kinds('command'), ['$', '`', ';', '|', '&', '\n']],
  [kinds('command'), ["'"]],
  [kinds('command'), ['"', '$', '`']],
  [kinds('code'), ["'", '"', '`']],
  [kinds('code'), ["'"]],
  [kinds('path'), ['/']],
  [PATH.rawRelative | PATH.normalRelative, ['.']],
  [kinds('url', 'redirect'), ['/']],
  [kinds('regex-source'), ['*', '+']],
  [kinds('header', 'log'), ['\n', '\r']],
  [kinds('key'), ['_']],
  [kinds('xpath'), ["'"]],
  [kinds('ldap'), ['(', ')']],
  [kinds('template'), ['{']],
];

/** The kinds for which a text that lacks the given characters is harmless. */
export function clearedWithout(isGone: (character: string) => boolean): Kinds {
  let cleared = 0;
  for (const [set, characters] of NEEDED) if (characters.every(isGone)) cleared |= set;
  return cleared;
}
