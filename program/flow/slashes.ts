import type { ValueOf } from './ir.ts';
import { kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import { beginsAtRoot } from './path-state.ts';
import type { Referents } from './referents.ts';

/** All slashes at the beginning, in one match. */
const LEADING = /^\^?(?:\\?\/|\[[\\/]+\])(?:\+|\{[12],\}|(?:\\?\/|\[[\\/]+\])[+*])$/;

/** `address.replace(/^\/+/, '/')`: with one slash in front it stays on the host. */
export function clearedByOneSlash({ callee, args }: ValueOf<'call'>, set: Kinds, referents: Referents): Kinds {
  const [pattern, replacement] = args;
  if (callee.op !== 'load' || callee.key !== 'replace' || pattern === undefined || replacement === undefined || !beginsAtRoot(set)) return 0;
  if (referents.constantOf(replacement.value) !== '/') return 0;
  const [only, ...others] = referents.of(pattern.value);
  return only?.kind === 'regexp' && others.length === 0 && LEADING.test(only.source) ? kinds('redirect') : 0;
}
