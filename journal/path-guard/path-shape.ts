import { ALLOW, reject, type PathVerdict } from './verdict.ts';

interface Law {
  readonly broken: (path: string) => boolean;
  readonly reason: string;
}

/** POSIX `PATH_MAX` counts the closing NUL. */
const LONGEST_PATH = 4095;

/** Controls, format and bidi marks, what is drawn as nothing, private use, lone surrogates, line and paragraph ends. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/u;
/** Any space but the plain one: drawn alike, different bytes. */
const ODD_SPACE = /(?! )\p{Zs}/u;
/** Spellings that some later layer decodes: percent, %u, backslash, HTML. Source paths do without. */
const ENCODED = /%[0-9a-f]{2}|%u[0-9a-f]{4}|&#x?[0-9a-f]+;?|&(?:sol|bsol|period|lpar|nbsp);/i;
const SHELL = /\$\{|\$\(|`|^\$[A-Z_][A-Z0-9_]*(?=\/|$)|^%\w+%/;

const LAWS: readonly Law[] = [
  { broken: (path) => path === '', reason: 'the path is empty' },
  { broken: (path) => Buffer.byteLength(path) > LONGEST_PATH, reason: `the path is longer than ${LONGEST_PATH} bytes` },
  { broken: (path) => UNSEEN.test(path), reason: 'the path holds a control, invisible or unassignable character' },
  { broken: (path) => ODD_SPACE.test(path), reason: 'the path holds a space that is not the plain one' },
  { broken: (path) => path.includes('\\'), reason: 'the path holds a backslash' },
  { broken: (path) => path.startsWith('/'), reason: 'the path is absolute' },
  { broken: (path) => path.startsWith('~'), reason: 'the path begins in a home folder' },
  { broken: (path) => path.includes(':'), reason: 'the path holds a colon (drive, stream or scheme)' },
  { broken: (path) => /[<>"|?*]/.test(path), reason: 'the path holds a character that Windows cannot represent' },
  { broken: (path) => ENCODED.test(path), reason: 'the path holds an encoded character' },
  { broken: (path) => SHELL.test(path), reason: 'the path would be expanded by a shell' },
  { broken: (path) => path.endsWith('/'), reason: 'the path names no file' },
];

/** Judges a path as a whole, by its characters alone. */
export function judgeShape(path: string): PathVerdict {
  const law = LAWS.find(({ broken }) => broken(path));
  return law === undefined ? ALLOW : reject(law.reason);
}
