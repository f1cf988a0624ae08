/** A point of a text. `line` and `column` count from 1, `offset` from 0; all in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of one file; `end` is the point after the last character. `path` is relative to the root, with `/`. */
export interface Location {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

/** A half-open range of UTF-16 code units in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
