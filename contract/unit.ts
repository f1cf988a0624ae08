import type { Span } from './location.ts';

/** What the bytes of a path are: it decides which validators are required. */
export type FileKind = 'code' | 'text';

/** What the generator wants to do with a path. */
export type FileOperation = 'create' | 'replace' | 'edit' | 'delete';

/**
 * The moment at which a unit is judged.
 * - `early`: complete inner statements of an unfinished statement; may veto, never accepts.
 * - `chunk`: one complete top-level statement.
 * - `file`: the whole file, after its last chunk.
 * - `program`: the end of the run, when nothing more will arrive.
 */
export type Phase = 'early' | 'chunk' | 'file' | 'program';

/** What one `validate` call judges. */
export interface Unit {
  /** `runId/fileNo/attempt/index`; an early look appends `~n`, a whole-file pass is `…/file`. */
  readonly id: string;
  readonly phase: Phase;
  readonly path: string;
  readonly kind: FileKind;
  readonly operation: FileOperation;
  /** Where `text` lies in the prospective file. */
  readonly span: Span;
  readonly text: string;
  /** Hex sha256 of `text` in UTF-8. */
  readonly sha256: string;
}

/** The smallest piece that is accepted or rejected. */
export interface Chunk extends Unit {
  readonly phase: 'chunk';
  /** The attempt (stream of the generator) that brought this chunk. */
  readonly attempt: number;
  /** Position of the file in the run, from 0. */
  readonly fileNo: number;
  /** Position of the chunk in its file, from 0. */
  readonly index: number;
  /** Run-wide order, never reused. */
  readonly sequence: number;
}
