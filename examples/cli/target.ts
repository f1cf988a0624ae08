import path from 'node:path';

/** The tree a command works on: the one that was named, seen from `cwd`, or the project's. */
export function targetOf(target: string | undefined, root: string, cwd: string): string {
  return target === undefined ? root : path.resolve(cwd, target);
}
