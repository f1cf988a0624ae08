import path from 'node:path/posix';

/**
 * How a file names another one of the tree: relative, with the ending that the file has when it runs. Written as an example from
 * the same file is written, where there is one: with `.ts`, or without any ending.
 */
export function specifierTo(target: string, from: string, example?: string): string {
  const relative = path.relative(path.dirname(from), target);
  const named = relative.startsWith('.') ? relative : `./${relative}`;
  if (example !== undefined && /\.[cm]?tsx?$/.test(example)) return named;
  if (example !== undefined && !/\.[cm]?jsx?$/.test(example)) return named.replace(/(?:\/index)?\.[cm]?[jt]sx?$/, '');
  return named.replace(/\.tsx?$/, '.js').replace(/\.mts$/, '.mjs').replace(/\.cts$/, '.cjs').replace(/\.jsx$/, '.js');
}
