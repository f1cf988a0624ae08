import type { FileOperation, Position } from '../contract/index.ts';
import { createLineIndex } from './lines.ts';
import { parseUnit } from './parse.ts';
import type { ParsedUnit } from './parsed-unit.ts';

/** One piece of a file that the run has brought. */
export interface OverlayPiece {
  readonly id: string;
  readonly text: string;
  readonly origin: Position;
  /** Absent for text files and where the piece could not be parsed. */
  readonly parsed?: ParsedUnit;
  readonly obstacle?: string;
}

/** A file that the run has begun: its pieces in order. */
export interface OverlayFile {
  readonly path: string;
  readonly operation: FileOperation;
  readonly isCode: boolean;
  pieces: OverlayPiece[];
  complete: boolean;
}

/** Makes the piece that follows those a file has; code is parsed once, here. */
export function makePiece(file: OverlayFile, id: string, text: string): OverlayPiece {
  const origin = endOf(file);
  if (!file.isCode) return { id, text, origin };
  const outcome = parseUnit(file.path, text, origin);
  return outcome.type === 'parsed'
    ? { id, text, origin, parsed: outcome.unit }
    : { id, text, origin, obstacle: outcome.reason };
}

/** The text of all pieces together. */
export function textOf(file: OverlayFile): string {
  return file.pieces.map((piece) => piece.text).join('');
}

function endOf(file: OverlayFile): Position {
  const last = file.pieces.at(-1);
  if (last === undefined) return { line: 1, column: 1, offset: 0 };
  const lines = last.parsed?.lines ?? createLineIndex(last.text, last.origin);
  return lines.positionAt(last.text.length);
}
