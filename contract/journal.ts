import type { ApprovalChoice, IdentitySource } from './approval.ts';
import type { Decision, EscalateReason, RejectReason, Risk } from './decision.ts';
import type { FinishReason } from './generator.ts';
import type { NonEmpty } from './finding.ts';
import type { Waiver } from './policy.ts';
import type { Report } from './report.ts';
import type { SurfaceLedger } from './surface.ts';
import type { Identity, Task } from './task.ts';
import type { FileOperation } from './unit.ts';
import type { Span } from './location.ts';

/** A finding that would have blocked and did not, because a person had said so. */
export interface WaiverUse extends Pick<Waiver, 'rule' | 'owner' | 'reason' | 'expires'> {
  readonly fingerprint: string;
}

/** How a run ended. `waiting` means that a person has been asked. */
export type RunOutcome = 'accepted' | 'rejected' | 'waiting' | 'failed' | 'aborted';

/** A chunk as the journal knows it: its text is in the content store under `sha256`. */
export interface ChunkRecord {
  readonly id: string;
  readonly path: string;
  readonly fileNo: number;
  readonly attempt: number;
  readonly index: number;
  readonly sequence: number;
  readonly span: Span;
  readonly sha256: string;
}

/** What is released together: the digest before (null: no file) and after (null: deleted), and the mode to keep. */
export interface ReleaseFile {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Permission bits, for example 0o644. */
  readonly mode: number;
}

/** One fact of a run. The journal is the only durable truth; everything else is rebuilt from these. */
export type JournalRecord =
  | {
      readonly type: 'run-start';
      readonly runId: string;
      readonly task: Task;
      readonly identity: Identity;
      readonly policyDigest: string;
      readonly briefDigest: string;
      readonly validators: readonly { readonly id: string; readonly version: string }[];
    }
  | { readonly type: 'run-resume'; readonly policyDigest: string; readonly identity: Identity }
  | { readonly type: 'attempt-start'; readonly attempt: number }
  /** The stream of an attempt has ended and what is left waits for people: a `complete` one is not asked again. */
  | { readonly type: 'attempt-end'; readonly attempt: number; readonly reason: FinishReason }
  /** One request of the generator: what it used, and which version of the model answered. */
  | {
      readonly type: 'model-usage';
      readonly attempt: number;
      readonly inputTokens: number;
      readonly outputTokens: number;
      readonly costUsd?: number;
      readonly model?: string;
    }
  | {
      readonly type: 'file-start';
      readonly fileNo: number;
      readonly path: string;
      readonly operation: FileOperation;
      /** Digest of the bytes found on disk, null when there was no file. */
      readonly preImage: string | null;
      readonly mode: number;
    }
  | {
      readonly type: 'chunk-accepted';
      readonly chunk: ChunkRecord;
      readonly risk: Risk;
      readonly reports: readonly Report[];
      readonly approvedBy?: string;
      readonly waivers?: readonly WaiverUse[];
    }
  | {
      readonly type: 'chunk-refused';
      readonly chunk: ChunkRecord;
      readonly decision: Exclude<Decision['type'], 'accept' | 'escalate'>;
      readonly reason?: RejectReason;
      readonly message: string;
      readonly reports: readonly Report[];
    }
  | {
      readonly type: 'approval-request';
      readonly chunk: ChunkRecord;
      readonly reason: EscalateReason;
      readonly message: string;
      readonly risk: Risk;
      readonly reports: readonly Report[];
      /** Milliseconds since 1970 from which on the question counts as rejected; null for never. */
      readonly expiresAt: number | null;
      /** How many different people have to approve; one when absent. */
      readonly people?: number;
    }
  | {
      readonly type: 'approval-answer';
      readonly unitId: string;
      readonly path: string;
      /** Digest of the bytes that were shown. */
      readonly sha256: string;
      readonly decision: ApprovalChoice;
      readonly by: string;
      readonly via: IdentitySource;
      readonly reason: string;
      /** What stands in place of the unit, and of these others of its file, in the content store. */
      readonly edited?: { readonly sha256: string; readonly replaces: readonly string[] };
    }
  /** What of a file waits behind a question, in order; `ended` when the stream has brought all of it. */
  | {
      readonly type: 'file-held';
      readonly path: string;
      readonly fileNo: number;
      readonly chunks: readonly ChunkRecord[];
      readonly ended: boolean;
      /** Chunks that a person wrote when asked: by digest, who. */
      readonly approved: Readonly<Record<string, string>>;
    }
  | { readonly type: 'chunk-superseded'; readonly chunkId: string; readonly path: string }
  | {
      readonly type: 'file-complete';
      readonly fileNo: number;
      readonly path: string;
      /** Digest of the whole new text, null for a deletion. */
      readonly sha256: string | null;
      readonly chunks: readonly string[];
      readonly notAnalysed: boolean;
      readonly reports: readonly Report[];
      readonly waivers?: readonly WaiverUse[];
    }
  /** The pass over the whole program said of a file what only a waiver lets pass. */
  | { readonly type: 'waivers-used'; readonly path: string; readonly reports: readonly Report[]; readonly waivers: NonEmpty<WaiverUse> }
  | { readonly type: 'release-start'; readonly files: NonEmpty<ReleaseFile> }
  | { readonly type: 'file-written'; readonly path: string; readonly sha256: string | null }
  | { readonly type: 'release-end'; readonly outcome: 'written' | 'rolled-back' }
  | { readonly type: 'file-rejected'; readonly path: string; readonly reason: RejectReason; readonly message: string }
  /** `surface`: the attack surface of the run's files before and after; absent when there is none. */
  | { readonly type: 'run-end'; readonly outcome: RunOutcome; readonly surface?: SurfaceLedger }
  /** A person has brought back what was there before the run; `kept` was changed by somebody since and stays. */
  | { readonly type: 'run-undone'; readonly by: string; readonly via: IdentitySource; readonly restored: readonly string[]; readonly kept: readonly string[] };

/** A run as a whole, as its journal tells it. Times in milliseconds since 1970. */
export interface RunSummary {
  readonly runId: string;
  /** `answered`: all questions have answers and the run has to be gone on with. `unfinished`: its process died. */
  readonly state: RunOutcome | 'answered' | 'unfinished' | 'undone' | 'unreadable';
  readonly startedAt: number;
  readonly lastAt: number;
  readonly agent: string;
  readonly model?: string;
  readonly onBehalfOf?: string;
  readonly prompt: string;
  readonly written: readonly string[];
  readonly rejected: readonly string[];
  /** Questions that nobody has answered. */
  readonly open: number;
  /** The generator has not said all it had to say: to go on it has to be asked. */
  readonly needsGenerator: boolean;
  /** A person has refused something with words that the generator has not heard yet. */
  readonly criticised: boolean;
  /** Why it is unreadable. */
  readonly message?: string;
}

/** One line of the journal. `hash` = sha256 of `prev` and the canonical text of the rest. */
export interface JournalEntry {
  readonly seq: number;
  /** Milliseconds since 1970; only for people, order is `seq`. */
  readonly ts: number;
  readonly prev: string;
  readonly record: JournalRecord;
  readonly hash: string;
}
