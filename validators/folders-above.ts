/** The folders from the root of the tree down to the one a file lies in, each with `/` behind it; the root is empty. */
export function foldersAbove(file: string): readonly string[] {
  const parts = file.split('/').slice(0, -1);
  return ['', ...parts.map((_, at) => `${parts.slice(0, at + 1).join('/')}/`)];
}
