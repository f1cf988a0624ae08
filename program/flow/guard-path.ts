import { numberOf, originalOf } from './derivation.ts';
import type { Value } from './ir.ts';
import type { Referents } from './referents.ts';
import { leadingText, partsOf } from './text-shape.ts';

/** Functions whose result begins with their first argument. */
const BELOW: ReadonlySet<string> = new Set(['join', 'resolve', 'normalize']);

/** True for the root below which a path was made: `file = path.resolve(root, name)`, `file = root + name`. A path that is its root lies in it. */
export function isRootOf(root: Value, path: Value): boolean {
  const wanted = numberOf(root);
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
