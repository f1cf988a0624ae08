/** Names that a person has to look at, by one reason. All in lower case. */
export interface NameRow {
  readonly reason: string;
  /** Everything below a folder of that name, at any depth. */
  readonly folders?: readonly string[];
  /** Files of that name, at any depth. */
  readonly files?: readonly string[];
  /** Files whose name matches, at any depth. */
  readonly patterns?: readonly RegExp[];
  /** Whole paths that match. */
  readonly paths?: readonly RegExp[];
}

/** True when the path (folded to lower case) is one of the row's. */
export function matchesRow(row: NameRow, path: string): boolean {
  const segments = path.split('/');
  const file = segments.at(-1) ?? '';
  return (
    segments.some((segment) => row.folders?.includes(segment) === true) ||
    row.files?.includes(file) === true ||
    row.patterns?.some((pattern) => pattern.test(file)) === true ||
    row.paths?.some((pattern) => pattern.test(path)) === true
  );
}
