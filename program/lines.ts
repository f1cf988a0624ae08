import type { Position } from '../contract/index.ts';

/** Maps offsets of a text to lines and columns. `origin` is where the text begins in its file. */
export interface LineIndex {
  /** Position in the file of an offset in the text; offsets outside are clamped. */
  positionAt(offset: number): Position;
}

const FILE_START: Position = { line: 1, column: 1, offset: 0 };

/** Builds a line index; `\n`, `\r\n` and lone `\r` end a line. Lookup is a binary search. */
export function createLineIndex(text: string, origin: Position = FILE_START): LineIndex {
  let starts: number[] | undefined;
  return {
    positionAt(offset) {
      starts ??= lineStarts(text);
      const clamped = Math.max(0, Math.min(offset, text.length));
      const line = lastAtOrBefore(starts, clamped);
      const column = clamped - (starts[line] ?? 0);
      return {
        line: origin.line + line,
        column: line === 0 ? origin.column + column : column + 1,
        offset: origin.offset + clamped,
      };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  const ends = /\r\n|\n|\r/g;
  while (ends.exec(text) !== null) starts.push(ends.lastIndex);
  return starts;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
