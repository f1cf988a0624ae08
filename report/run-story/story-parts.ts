import type { ApprovalChoice, FileOperation, FingerprintedFinding, JudgedFinding, Report, Risk } from '../../contract/index.ts';

/** What became of a piece of code. */
export type ChunkDecision = 'accepted' | 'to be repaired' | 'rejected' | 'superseded' | 'waits for a person' | 'held behind a question';

/** What a person said. */
export interface PersonsWord {
  readonly by: string;
  readonly decision: ApprovalChoice;
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** One piece of code, what was decided about it, by whom and why. */
export interface ChunkStory {
  readonly id: string;
  readonly path: string;
  readonly sequence: number;
  readonly attempt: number;
  /** Lines of the file as it was then, from 1; undefined when the text is no longer there. */
  readonly lines: { readonly first: number; readonly last: number } | undefined;
  /** A statement, or the file as a whole. */
  readonly scope: 'statement' | 'whole file';
  readonly decision: ChunkDecision;
  readonly why: string;
  readonly reports: readonly Report[];
  readonly risk?: Risk;
  readonly person?: PersonsWord;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A finding in code that was refused and replaced. */
export interface RepairedFinding {
  readonly finding: JudgedFinding;
  /** The file as it would have been; secrets are masked. */
  readonly text: string;
}

/** One file of a run. */
export interface FileStory {
  readonly path: string;
  readonly operation: FileOperation;
  readonly state: 'written' | 'rejected' | 'waiting' | 'undone' | 'not written';
  /** Why it was not written. */
  readonly reason?: string;
  /** Null: there was no file; undefined: its text is no longer kept. */
  readonly before: string | null | undefined;
  /** As it was written, or as far as it came, with what was refused last; null when it was to be deleted. Secrets are masked. */
  readonly after: string | null;
  /** In `after`, each once. Certain ones in refused code block. */
  readonly findings: readonly JudgedFinding[];
  /** What kept earlier versions out and is gone, each with the text it was found in. */
  readonly repaired: readonly RepairedFinding[];
  /** The validators that judged the whole file. */
  readonly reports: readonly Report[];
}

/** A finding is the same when it has the same identity. */
export function distinct<T extends FingerprintedFinding>(findings: readonly T[]): readonly T[] {
  return [...new Map(findings.map((finding) => [finding.fingerprint, finding])).values()];
}
