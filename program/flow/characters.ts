import { CODE, HOST, HTML, KEY, kinds, PATH, REDIRECT, SHELL, SQL } from './kinds.ts';
import type { Kinds } from './kinds.ts';

/**
 * How a character may still stand in a text: as it likes, nowhere, as the reference that markup resolves before a handler is read,
 * always twice, behind a backslash that cannot be escaped itself, behind one that can, or between single quotes, for which a quote has
 * to close them first (`'\''`).
 */
export type Form = 'free' | 'gone' | 'referenced' | 'doubled' | 'backslashed' | 'half' | 'closed';

/** For some kinds: the characters that a text needs to do harm there, and the forms in which they do none. */
type Needed = readonly [set: Kinds, characters: string, ...disarmed: readonly Form[]];

/**
 * Any one row of a kind suffices. In quotes, only what closes them counts; outside of them, what begins another command, query or
 * call: a text of letters, digits, dots and dashes does not.
 */
const NEEDED: readonly Needed[] = [
  [HTML.text, '<'],
  [HTML.double, '"'],
  [HTML.single, "'"],
  [SQL.bare, ' (;*\'"'],
  [SQL.single, "'", 'doubled', 'backslashed'],
  [SQL.double, '"', 'doubled', 'backslashed'],
  [SQL.tick, '`', 'doubled'],
  [SHELL.bare, '$`;|&>\n', 'backslashed', 'closed'],
  [SHELL.single, "'", 'doubled', 'closed'],
  [SHELL.double, '"$`', 'backslashed'],
  [CODE.bare, '(`='],
  [CODE.bare, '[`$_abcdfghijklmnopqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [CODE.single, "'", 'backslashed'],
  [CODE.double, '"', 'backslashed'],
  [kinds('path'), '/'],
  [PATH.rawRelative | PATH.normalRelative, '.'],
  [kinds('url') & ~HOST, '/:'],
  [kinds('url'), '/.'],
  [HOST, '.'],
  [REDIRECT.host, '/\\'],
  [REDIRECT.scheme, ':'],
  [kinds('regex-source'), '*+{', 'backslashed', 'half'],
  [kinds('header', 'log'), '\n\r'],
  [KEY.direct | KEY.constructed, '_'],
  [kinds('xpath', 'ldap'), "'()"],
  [kinds('template'), '{'],
];

/** The characters that mean something anywhere. */
export const MEANING: readonly string[] = [...new Set([...NEEDED.flatMap(([, characters]) => [...characters]).filter((character) => !/\w/.test(character)), '\\'])];

/** The kinds for which a text is harmless in which characters stand in these forms. */
export function clearedIn(formOf: (character: string) => Form): Kinds {
  let cleared = 0;
  for (const [set, characters, ...disarmed] of NEEDED)
    if ([...characters].every((character) => isDisarmed(formOf(character), set, disarmed))) cleared |= set;
  return cleared;
}

function isDisarmed(form: Form, set: Kinds, disarmed: readonly Form[]): boolean {
  return form === 'gone' || (form === 'referenced' && (set & kinds('code')) === 0) || disarmed.includes(form);
}

/** The kinds for which a text that lacks the given characters is harmless. */
export function clearedWithout(isGone: (character: string) => boolean): Kinds {
  return clearedIn((character) => (isGone(character) ? 'gone' : 'free'));
}
