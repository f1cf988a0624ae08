import type { FileKind } from './unit.ts';

/**
 * Files on disk, accepted chunks and the candidate, in memory only. Paths are relative to the root, with `/`.
 * Every query answers for the program as it would be if the unit under judgement were accepted.
 */
export interface ProspectiveProgram {
  /** Absolute path of the tree. */
  readonly root: string;
  /** Rises with every change of the overlay. */
  readonly version: number;
  /** The whole text of a file as it would be, or undefined when there is none. */
  text(path: string): string | undefined;
  has(path: string): boolean;
  kind(path: string): FileKind;
  /** Paths of the files this run has begun, in order of arrival. */
  runPaths(): readonly string[];
  /** False while the generator is still writing the file. */
  isComplete(path: string): boolean;
}
