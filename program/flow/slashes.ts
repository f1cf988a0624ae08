import type { ValueOf } from './ir.ts';
import { kinds, PATH } from './model.ts';
import type { Kinds } from './model.ts';
import type { Referents } from './referents.ts';

/** True for what begins with one or more slashes, as the address of a request does. */
function beginsWithSlash(set: Kinds): boolean {
  return (set & PATH.rawRelative) === 0 && (set & PATH.rawAbsolute) !== 0;
}

/** `'https://' + host + request.url`: behind a host, what begins with a slash is the path; browsers send nothing else. */
export function clearedBehindHost(before: string, set: Kinds): Kinds {
  return beginsWithSlash(set) && /^[a-z][a-z\d+.-]*:\/\/[^]/i.test(before) ? kinds('redirect') : 0;
}

/** All slashes at the beginning, in one match. */
const LEADING = /^\^?(?:\\?\/|\[[\\/]+\])(?:\+|\{[12],\}|(?:\\?\/|\[[\\/]+\])[+*])$/;

/** `address.replace(/^\/+/, '/')`: with one slash in front it stays on the host. */
export function clearedByOneSlash({ callee, args }: ValueOf<'call'>, set: Kinds, referents: Referents): Kinds {
  const [pattern, replacement] = args;
  if (callee.op !== 'load' || callee.key !== 'replace' || pattern === undefined || replacement === undefined || !beginsWithSlash(set)) return 0;
  const text = referents.constantOf(replacement.value);
  const [only, ...others] = referents.of(pattern.value);
  return (text === '/' || text === '') && only?.kind === 'regexp' && others.length === 0 && LEADING.test(only.source) ? kinds('redirect') : 0;
}
