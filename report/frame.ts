import { createRequire } from 'node:module';
import type * as CodeFrame from '@babel/code-frame';
import type { Location } from '../contract/index.ts';
import { neutraliseCode } from './neutralise.ts';
import type { SourceText } from './source-text.ts';

const AROUND = 2;
const MOST_LINES = 8;
const WIDEST = 160;

/** The line of `source` in which `location` begins, without its indentation; empty when there is none. */
export function codeLine(source: SourceText, { start }: Location): string {
  const line = neutraliseCode(source.line(start.line) ?? '');
  const from = line.length <= WIDEST ? 0 : Math.max(0, start.column - 1 - WIDEST / 4);
  return line.slice(from, from + WIDEST).trim().replaceAll('\t', ' ');
}

/** The code at `location` with the lines around it, a marker below; empty when the place is not in `source`. */
export function codeFrame(source: SourceText, location: Location, color: boolean): string {
  const { start, end } = clip(location);
  if (source.line(start.line) === undefined) return '';
  const first = Math.max(1, start.line - AROUND);
  const last = Math.min(source.lineCount, end.line + AROUND);
  const shown = Array.from({ length: last - first + 1 }, (_, index) => neutraliseCode(source.line(first + index) ?? ''));
  const window = windowFor(shown, start.column);
  const cut = window === undefined ? shown : shown.map((line) => line.slice(window.from, window.to));
  const shift = window?.from ?? 0;
  const region = {
    start: { line: start.line, column: start.column - shift },
    end: { line: end.line, column: Math.max(end.line === start.line ? start.column - shift : 1, Math.min(end.column - shift, (window === undefined ? WIDEST * 2 : WIDEST) + 1)) },
  };
  // A variable, because the published types do not know `startLine`.
  const options = { startLine: first, linesAbove: AROUND, linesBelow: AROUND, highlightCode: color, forceColor: color };
  return painter().codeFrameColumns(cut.join('\n'), region, options);
}

/** Loaded with the first frame: whoever wants no frame does not wait for it. */
function painter(): typeof CodeFrame {
  return createRequire(import.meta.url)('@babel/code-frame') as typeof CodeFrame;
}

/** A sink of half a page would hide the rest: then its first line is marked. */
function clip({ start, end }: Location): Pick<Location, 'start' | 'end'> {
  return end.line - start.line < MOST_LINES ? { start, end } : { start, end: start };
}

function windowFor(lines: readonly string[], column: number): { from: number; to: number } | undefined {
  if (lines.every((line) => line.length <= WIDEST * 2)) return undefined;
  const from = Math.max(0, column - 1 - WIDEST / 4);
  return { from, to: from + WIDEST };
}
