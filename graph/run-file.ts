import { createHash } from 'node:crypto';
import type { Chunk, FileKind, FileOperation, Obligation, SurfaceFact } from '../contract/index.ts';
import type { PreImage } from '../journal/index.ts';
import type { RepairRound } from './repair-progress.ts';

/** Where a file of a run stands. */
export type FileState =
  /** The generator is writing it, or will go on with it. */
  | 'open'
  /** Its last chunk has been cut off; the whole-file pass is due or under way. */
  | 'ended'
  /** The whole-file pass was positive. */
  | 'complete'
  | 'written'
  | 'rejected';

/** What was wrong with a file before the run, and what it gave away. */
export interface FileBase {
  readonly fingerprints: ReadonlySet<string>;
  readonly surface: readonly SurfaceFact[];
}

/** One file of a run. */
export interface RunFile {
  readonly path: string;
  readonly fileNo: number;
  readonly operation: FileOperation;
  readonly kind: FileKind;
  readonly preImage: PreImage;
  /** Why a person has to look at this path. */
  readonly review: string | undefined;
  /** How the file was before the run. */
  readonly base: Promise<FileBase>;
  state: FileState;
  accepted: Chunk[];
  /** What the file gave away before the run; known from its first decision on. */
  surfaceBefore: readonly SurfaceFact[];
  /** What each accepted chunk brings of the attack surface, by its id. */
  readonly surface: Map<string, readonly SurfaceFact[]>;
  /** Ways into other files, as they are with this one; told when it is complete. */
  surfaceElsewhere: readonly SurfaceFact[];
  /** Chunks cut off in this attempt and not yet decided count too. */
  nextIndex: number;
  /** Characters and lines of the chunks cut off so far. */
  length: number;
  lines: number;
  /** The stream's text for this path is ignored: it was vetoed and cannot be repaired. */
  doomed: boolean;
  repairs: number;
  /** What was refused of it and sent back, in order. */
  readonly rounds: RepairRound[];
  readonly refusedDigests: Set<string>;
  /** Digests of units that a person has approved, and who: the same bytes are not asked about again. */
  readonly approved: Map<string, string>;
  obligations: readonly Obligation[];
  notAnalysed: boolean;
}

/** What is known of a file when it is begun. */
export type RunFileStart = Pick<RunFile, 'path' | 'fileNo' | 'operation' | 'kind' | 'preImage' | 'review' | 'base'>;

/** A file of which nothing has come yet. */
export function newRunFile(start: RunFileStart): RunFile {
  return {
    ...start,
    state: 'open',
    accepted: [],
    surfaceBefore: [],
    surface: new Map(),
    surfaceElsewhere: [],
    nextIndex: 0,
    length: 0,
    lines: 0,
    doomed: false,
    repairs: 0,
    rounds: [],
    refusedDigests: new Set(),
    approved: new Map(),
    obligations: [],
    notAnalysed: false,
  };
}

/** The text of what was accepted of a file. */
export function acceptedText(file: RunFile): string {
  return file.accepted.map((chunk) => chunk.text).join('');
}

/** Id of the unit that stands for a whole file in one of the two last passes. */
export function unitIdOf(run: { readonly runId: string; readonly attempt: number }, file: RunFile, phase: 'file' | 'program'): string {
  return `${run.runId}/${file.fileNo}/${run.attempt}/${phase}`;
}

/** Hex sha256 of a text in UTF-8. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Sets a file back to its first `count` accepted chunks, for the next attempt to go on from there. */
export function rewind(file: RunFile, count: number): readonly Chunk[] {
  const dropped = file.accepted.splice(count);
  const text = acceptedText(file);
  file.nextIndex = count;
  file.length = text.length;
  file.lines = text.split('\n').length - 1;
  file.obligations = [];
  if (file.state === 'ended' || file.state === 'complete') file.state = 'open';
  return dropped;
}
