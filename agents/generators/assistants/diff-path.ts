const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

/**
 * The path in a line of a diff, without the prefix of git; undefined for `/dev/null`. Git quotes names as C does, byte
 * by byte (`core.quotePath`); a tab ends one that is followed by a date.
 */
export function unquotePath(written: string, prefix: string): string | undefined {
  const path = written.startsWith('"') ? unquoted(written) : (written.split('\t')[0] ?? '');
  if (path === '/dev/null') return undefined;
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}

/** Both paths of `a/x b/x`. Undefined when they cannot be told apart, which other headers then say. */
export function pathsOfGitLine(written: string): readonly [string, string] | undefined {
  const quoted = /^("(?:[^"\\]|\\.)*"|\S+) ("(?:[^"\\]|\\.)*"|\S+)$/.exec(written);
  if (quoted !== null) return bothOf(quoted[1] ?? '', quoted[2] ?? '');
  // Names with blanks are told apart only where both are the same.
  const half = (written.length - 1) / 2;
  const [first, second] = [written.slice(0, half), written.slice(half + 1)];
  return first.slice(2) === second.slice(2) ? bothOf(first, second) : undefined;
}

function bothOf(first: string, second: string): readonly [string, string] | undefined {
  const [oldPath, newPath] = [unquotePath(first, 'a/'), unquotePath(second, 'b/')];
  return oldPath === undefined || newPath === undefined ? undefined : [oldPath, newPath];
}

function unquoted(written: string): string {
  const bytes: Buffer[] = [];
  const body = /^"((?:[^"\\]|\\.)*)"/.exec(written)?.[1] ?? '';
  for (const [token, octal, letter] of body.matchAll(/\\([0-7]{1,3})|\\(.)|[^\\]+/g)) {
    if (octal !== undefined) bytes.push(Buffer.from([Number.parseInt(octal, 8) & 255]));
    else bytes.push(letter === undefined ? Buffer.from(token) : Buffer.from([ESCAPES[letter] ?? letter.charCodeAt(0)]));
  }
  return Buffer.concat(bytes).toString('utf8');
}
