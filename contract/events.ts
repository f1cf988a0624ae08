import type { SurfaceLedger } from './surface.ts';
import type { ApprovalChoice } from './approval.ts';
import type { Decision, Risk } from './decision.ts';
import type { FingerprintedFinding } from './finding.ts';
import type { FinishReason } from './generator.ts';
import type { RunOutcome } from './journal.ts';
import type { ReportStatus } from './report.ts';
import type { FileOperation, Phase } from './unit.ts';

/** What every event carries. `seq` counts from 1 in a run; `ts` is milliseconds since 1970. */
export interface EventBase {
  readonly v: 1;
  readonly runId: string;
  readonly seq: number;
  readonly ts: number;
}

/** What became of the findings of one family: each fingerprint counts once, by what was decided last about its code. */
export interface FindingCounts {
  readonly refused: number;
  /** A person was asked. */
  readonly asked: number;
  readonly accepted: number;
}

/** What one validator did. */
export interface ValidatorMetrics {
  readonly reports: number;
  /** Sum of its judgements; they may lie side by side. */
  readonly busyMs: number;
}

/** What a run measured of itself, computed from its events alone. Times in milliseconds. */
export interface RunMetrics {
  /** From the first event to the end, without the time in which only people were waited for. */
  readonly wallMs: number;
  /** Time during which the generator was streaming. */
  readonly generatingMs: number;
  /** Part of it in which the stream was held up because too much was undecided. */
  readonly heldMs: number;
  /** Part of the wall time in which no stream was open: last verdicts, repairs being prepared, release. */
  readonly idleMs: number;
  /** Time between a question and the moment the run was gone on with. */
  readonly peopleMs: number;
  /** Wall time over what the generator alone would have taken; 0 when it took no time. */
  readonly slowdown: number;
  /** Sum of all validations. */
  readonly validatingMs: number;
  /** Part of the validating time spent while the generator was streaming, 0-1. */
  readonly overlap: number;
  readonly chunks: number;
  readonly accepted: number;
  readonly refused: number;
  readonly superseded: number;
  readonly vetoes: number;
  readonly repairs: number;
  readonly supersteps: number;
  /** Median and 95th percentile from a closed statement to its last report. */
  readonly verdictMsP50: number;
  readonly verdictMsP95: number;
  /** Characters that were generated and did not stay, for each one that did: tokens wasted over tokens useful. */
  readonly wastedPerUseful: number;
  /** Accepted lines for each minute of wall time. */
  readonly linesPerMinute: number;
  /** By family. */
  readonly findings: Readonly<Record<string, FindingCounts>>;
  /** By validator. */
  readonly validators: Readonly<Record<string, ValidatorMetrics>>;
}

/** What the requests of a run have used. Without a price there is no cost. */
export interface RunUsage {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd?: number;
}

/** What happened, without the fields every event has. */
export type EventBody =
  | {
      readonly type: 'run-start';
      readonly root: string;
      readonly generator: string;
      readonly model?: string;
      readonly validators: readonly string[];
      readonly policyDigest: string;
      readonly briefDigest: string;
      readonly resumed: boolean;
    }
  | { readonly type: 'attempt-start'; readonly attempt: number }
  | { readonly type: 'attempt-end'; readonly attempt: number; readonly reason: FinishReason }
  /** The stream had to wait because too many units were undecided; over when this is told. */
  | { readonly type: 'stream-held'; readonly ms: number }
  | { readonly type: 'file-start'; readonly path: string; readonly operation: FileOperation; readonly fileNo: number }
  | { readonly type: 'text-available'; readonly path: string; readonly characters: number }
  | {
      readonly type: 'chunk-complete';
      readonly unitId: string;
      readonly path: string;
      readonly sequence: number;
      readonly sha256: string;
      readonly characters: number;
      readonly startLine: number;
      readonly endLine: number;
    }
  | { readonly type: 'validation-start'; readonly unitId: string; readonly phase: Phase; readonly path: string }
  | {
      readonly type: 'report-available';
      readonly unitId: string;
      readonly validator: string;
      readonly status: ReportStatus;
      readonly findings: number;
      readonly durationMs: number;
      readonly reason?: string;
    }
  | { readonly type: 'finding-available'; readonly unitId: string; readonly finding: FingerprintedFinding }
  | { readonly type: 'veto'; readonly unitId: string; readonly path: string; readonly finding: FingerprintedFinding }
  | {
      readonly type: 'decision-available';
      readonly unitId: string;
      readonly path: string;
      readonly decision: Decision['type'];
      readonly message: string;
      readonly risk?: Risk;
    }
  | {
      readonly type: 'approval-request';
      readonly unitId: string;
      readonly path: string;
      readonly sha256: string;
      readonly message: string;
      readonly risk: Risk;
    }
  | {
      readonly type: 'approval-answer';
      readonly unitId: string;
      readonly path: string;
      readonly sha256: string;
      readonly decision: ApprovalChoice;
      readonly by: string;
      readonly reason: string;
    }
  | { readonly type: 'chunk-accepted'; readonly unitId: string; readonly path: string; readonly sha256: string }
  | { readonly type: 'chunk-superseded'; readonly unitId: string; readonly path: string }
  | { readonly type: 'repair-start'; readonly path: string; readonly round: number; readonly findings: number }
  | {
      readonly type: 'file-written';
      readonly path: string;
      readonly operation: FileOperation;
      readonly sha256: string | null;
      readonly notAnalysed: boolean;
    }
  | { readonly type: 'file-rejected'; readonly path: string; readonly reason: string; readonly message: string }
  | { readonly type: 'validator-fault'; readonly unitId: string; readonly validator: string; readonly message: string }
  | { readonly type: 'note'; readonly text: string }
  | {
      readonly type: 'usage';
      readonly inputTokens: number;
      readonly outputTokens: number;
      readonly costUsd?: number;
      /** The version of the model that answered. */
      readonly model?: string;
    }
  | {
      readonly type: 'run-end';
      readonly outcome: RunOutcome;
      readonly written: readonly string[];
      readonly rejected: readonly string[];
      readonly metrics: RunMetrics;
      readonly usage?: RunUsage;
      /** What the run's files give away, before and after. */
      readonly surface?: SurfaceLedger;
    };

/** One thing that happened in a run. The same objects serve `for await`, stream-json, recordings and reports. */
export type LockstepEvent = EventBase & EventBody;

/** `LockstepEvent` of one type. */
export type EventOf<T extends EventBody['type']> = EventBase & Extract<EventBody, { readonly type: T }>;
