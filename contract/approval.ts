import type { EscalateReason, Risk } from './decision.ts';
import type { FingerprintedFinding } from './finding.ts';
import type { FileOperation } from './unit.ts';

/** What a person may say to a question. `edit` replaces the code; what replaces it is judged like any other. */
export type ApprovalChoice = 'approve' | 'edit' | 'reject';

/** How it is known who answered: said by the caller or on the command line, or taken from git or the system. */
export type IdentitySource = 'named' | 'git' | 'system';

/** What a person is asked, and what the answer has to name. */
export interface ApprovalQuestion {
  readonly unitId: string;
  readonly path: string;
  /** Digest of the bytes that are shown; an answer for others counts for nothing. */
  readonly sha256: string;
  readonly operation: FileOperation;
  readonly text: string;
  readonly reason: EscalateReason;
  readonly message: string;
  /** Why a person has to look, line by line. */
  readonly reasons: readonly string[];
  readonly risk: Risk;
  readonly findings: readonly FingerprintedFinding[];
  /** Milliseconds since 1970 from which on it counts as rejected; null for never. */
  readonly expiresAt: number | null;
}

/** An answer of a person to one question. */
export interface ApprovalAnswer {
  readonly unitId: string;
  readonly sha256: string;
  readonly decision: ApprovalChoice;
  readonly by: string;
  /** `named` when absent. */
  readonly via?: IdentitySource;
  readonly reason: string;
  /** What stands in place of the unit; only with `edit`. */
  readonly text?: string;
  /** Other units of the same file that `text` stands for as well. */
  readonly replaces?: readonly string[];
}

/** Questions as LangChain's human-in-the-loop middleware puts them; the payload of the graph's interrupt. */
export interface HumanRequest {
  readonly actionRequests: readonly {
    readonly name: string;
    readonly args: Readonly<Record<string, unknown>>;
    readonly description: string;
  }[];
  readonly reviewConfigs: readonly { readonly actionName: string; readonly allowedDecisions: readonly ApprovalChoice[] }[];
}

/** One decision of a reply in that convention; the n-th answers the n-th action. */
export type HumanDecision =
  | { readonly type: 'approve' }
  | { readonly type: 'edit'; readonly editedAction: { readonly name: string; readonly args: Readonly<Record<string, unknown>> } }
  | { readonly type: 'reject'; readonly message?: string | undefined };

/** One reply in the older convention of agent inboxes; the n-th answers the n-th action, `ignore` leaves it open. */
export interface InboxReply {
  readonly type: 'accept' | 'edit' | 'response' | 'ignore';
  readonly args?: unknown;
}

/** All shapes in which people answer. The two foreign ones name nobody, so who answers is said beside them. */
export type ApprovalReply = readonly ApprovalAnswer[] | { readonly decisions: readonly HumanDecision[] } | readonly InboxReply[];

/** Who answers. */
export interface Approver {
  readonly by: string;
  readonly via?: IdentitySource;
  /** Recorded with answers that bring none of their own. */
  readonly reason?: string;
}

/** A file of a run about which people are asked, with all they have to see. */
export interface FileReview {
  /** Names this file with exactly these bytes: 8 hex digits that change when what is asked changes. */
  readonly id: string;
  readonly runId: string;
  readonly path: string;
  readonly operation: FileOperation;
  /** Who wrote it, for whom, and what the task was. */
  readonly agent: string;
  readonly model?: string;
  readonly onBehalfOf?: string;
  readonly prompt: string;
  /** The file as it is; null when there is none. */
  readonly before: string | null;
  /** Somebody has changed the file since the run read it: what was asked about can no longer be written over it. */
  readonly changedMeanwhile: boolean;
  /** The file as far as it is accepted or waits; null when it is to be deleted. */
  readonly after: string | null;
  /** More of the file was to come when the run was interrupted. */
  readonly unfinished: boolean;
  /** Where in `after` the part begins that an edit replaces, in characters. */
  readonly editFrom: number;
  /** Most severe first. */
  readonly findings: readonly FingerprintedFinding[];
  readonly risk: Risk;
  readonly questions: readonly { readonly unitId: string; readonly sha256: string; readonly expiresAt: number | null }[];
  /** Some of the questions need the yes of several different people: how many, and who has approved so far. */
  readonly severalPeople?: { readonly needed: number; readonly approvedBy: readonly string[] };
  /** Units that an edit of the first question replaces as well. */
  readonly following: readonly string[];
  /** Milliseconds since 1970. */
  readonly askedAt: number;
}

/** What waits for people in a tree. */
export interface Reviews {
  /** Highest risk first. */
  readonly open: readonly FileReview[];
  /** Runs in which all is answered and that have to be gone on with. */
  readonly answered: readonly string[];
  /** Runs whose journal could not be read, and why. */
  readonly unreadable: readonly { readonly runId: string; readonly message: string }[];
}
