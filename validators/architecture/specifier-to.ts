import path from 'node:path/posix';

/** How a file names another one of the tree: relative, with the ending that the file would have when it runs. */
export function specifierTo(target: string, from: string): string {
  const relative = path.relative(path.dirname(from), target);
  const named = relative.startsWith('.') ? relative : `./${relative}`;
  return named.replace(/\.tsx?$/, '.js').replace(/\.mts$/, '.mjs').replace(/\.cts$/, '.cjs').replace(/\.jsx$/, '.js');
}
