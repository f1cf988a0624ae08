import { numberOf, originalOf } from './derivation.ts';
import type { Value } from './ir.ts';
import type { Referents } from './referents.ts';
import { leadingText, partsOf } from './text-shape.ts';

/** Functions whose result begins with their first argument. */
const BELOW: ReadonlySet<string> = new Set(['join', 'resolve', 'normalize']);

/** True for the root below which a path was made: `file = path.resolve(root, name)`, `file = root + name`. A path that is its root lies in it. */
export function isRootOf(root: Value, path: Value): boolean {
  return isBelow(path, numberOf(root)) || isBelow(path, numberOf(unresolved(root)));
}

/** `path.resolve(root)` stands for the same folder as `root`. */
function unresolved(root: Value): Value {
  const only = root.op === 'call' && root.callee.op === 'load' && (root.callee.key === 'resolve' || root.callee.key === 'normalize') && root.args.length === 1 ? root.args[0] : undefined;
  return only === undefined || only.spread ? root : only.value;
}

/** `path === root || path.startsWith(root + sep)`: what a path is asked to begin with is taken for its root. */
export function isTakenForRoot(root: Value, path: Value): boolean {
  const wanted = numberOf(root);
  return path.users.some((user) => user.op === 'load' && user.base === path && (user.key === 'startsWith' || user.key === 'indexOf') && user.users.some((call) => call.op === 'call' && call.callee === user && call.args.length === 1 && call.args[0] !== undefined && beginsSo(call.args[0].value, wanted)));
}

function beginsSo(text: Value, wanted: string): boolean {
  const [first, ...others] = partsOf(text);
  return first !== undefined && typeof first !== 'string' && others.length > 0 && numberOf(first) === wanted;
}

function isBelow(path: Value, wanted: string): boolean {
  let at: Value | undefined = originalOf(path);
  for (let steps = 0; at !== undefined && steps < 4; steps++) {
    const first: Value | string | undefined = at.op === 'call' && at.callee.op === 'load' && typeof at.callee.key === 'string' && BELOW.has(at.callee.key) ? at.args[0]?.value : partsOf(at)[0];
    if (first === undefined || typeof first === 'string' || first === at) return false;
    if (numberOf(first) === wanted) return at.op !== 'call' || at.args.length > 1;
    at = first;
  }
  return false;
}

/** True where both were made below a root that is written out, and not below the same. */
export function isOfOtherRoot(one: Value, other: Value, referents: Referents): boolean {
  const [first, second] = [one, other].map((each) => writtenRoot(originalOf(each), referents));
  return first !== undefined && second !== undefined && first !== second;
}

function writtenRoot(path: Value, referents: Referents): string | undefined {
  const first = path.op === 'call' && path.callee.op === 'load' && BELOW.has(String(path.callee.key)) ? path.args[0]?.value : partsOf(path)[0];
  const text = typeof first === 'string' || first === undefined || first === path ? first : leadingText(first, referents);
  return typeof text === 'string' && text.startsWith('/') ? text.replace(/(?<=.)\/+$/, '') : undefined;
}
