import picomatch from 'picomatch';

const matchers = new Map<string, (folder: string) => boolean>();

/** The folder above a path that a pattern means, `features/cart` for `features/*`; undefined when the path lies in none. `*` is one name. */
export function folderIn(path: string, pattern: string): string | undefined {
  const parts = path.split('/');
  const depth = pattern.split('/').length;
  if (parts.length <= depth) return undefined;
  const folder = parts.slice(0, depth).join('/');
  return matches(pattern, folder) ? folder : undefined;
}

/** True when a glob fits a path from its start to its end. */
export function matches(glob: string, path: string): boolean {
  const known = matchers.get(glob) ?? picomatch(glob, { dot: true });
  matchers.set(glob, known);
  return known(path);
}
