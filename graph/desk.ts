import type {
  Chunk,
  Clock,
  Decision,
  EventBody,
  FingerprintedFinding,
  Identity,
  Policy,
  Report,
  RunMetrics,
  RunUsage,
  Task,
  Unit,
} from '../contract/index.ts';
import type { Gate } from '../gate/index.ts';
import type { RunJournal } from '../journal/index.ts';
import { createBell } from './bell.ts';
import type { Bell } from './bell.ts';
import type { PathClaims } from './claims.ts';
import type { RunReleases } from './releases.ts';
import type { RunFile } from './run-file.ts';

/** Undecided units at which the stream has to wait. */
export const MAX_OPEN = 64;

/** A unit on its way from the generator to a decision. */
export interface OpenUnit {
  readonly unit: Unit | Chunk;
  readonly file: RunFile;
  readonly sequence: number;
  /** Monotonic time at which its last character arrived, ms. */
  readonly closedAt: number;
  /** Reports of this judging round as they came; emptied when it has to be judged again. */
  arrived: Report[];
  /** All reports; undefined until the last has come. */
  reports: readonly Report[] | undefined;
  /** Counts judgings: answers to an earlier one are dropped. */
  round: number;
  /** The judging round after which it was looked at while its file waited for a person. */
  lookedAt?: number;
  /** A person is asked. */
  question?: Extract<Decision, { type: 'escalate' }>;
  /** When the question counts as rejected, ms since 1970; null for never. */
  expiresAt?: number | null;
  approvedBy?: string;
}

/** How the current stream of the generator stands. */
export type StreamState =
  | { readonly type: 'streaming' }
  | { readonly type: 'ended'; readonly reason: 'complete' | 'length' | 'refusal' | 'aborted' | 'interrupted'; readonly error?: unknown; readonly again?: true };

/** A file that a dry run would have written. Null for no file. */
export interface ProposedFile {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What merge has decided in a superstep, for `write`. */
export interface Verdict {
  readonly open: OpenUnit;
  readonly decision: Decision;
}

/**
 * What pumps and nodes of one run share. Graph state holds ids and counts only; texts, reports and findings live here
 * and, durably, in the journal.
 */
export interface Desk {
  readonly runId: string;
  readonly task: Task;
  readonly identity: Identity;
  readonly policy: Policy;
  /** Fingerprints of what was wrong in the tree before and does not block. */
  readonly baseline: ReadonlySet<string>;
  readonly gate: Gate;
  /** Ids of the built-in families. */
  readonly families: ReadonlySet<string>;
  readonly journal: RunJournal;
  /** Which run of this process writes which path. */
  readonly claims: PathClaims;
  readonly releases: RunReleases;
  /** Paths that other runs have released and this one has not looked at yet. */
  readonly overtaken: Set<string>;
  readonly clock: Clock;
  readonly bell: Bell;
  /** Rings when the queue has become shorter or the stream has ended: the generator may go on. */
  readonly room: Bell;
  /** `at`: milliseconds since 1970, now when absent. */
  readonly emit: (body: EventBody, at?: number) => void;
  /** What the events so far measure. `at` is the time of the moment, as events have it. */
  readonly measure: () => { readonly at: number; readonly metrics: RunMetrics };
  /** Supersteps of the graph in this process. */
  supersteps: number;
  /** By path, in order of arrival. */
  readonly files: Map<string, RunFile>;
  /** Undecided units in sequence. */
  queue: OpenUnit[];
  verdicts: Verdict[];
  attempt: number;
  sequence: number;
  stream: StreamState;
  /** The last attempt that said it was through: all files of the task have been begun. */
  through?: number;
  /** Phase of the run: the whole-program pass comes when everything has arrived. */
  programPass: boolean;
  /** Files that the whole-program pass has let through. */
  readonly cleared: Set<RunFile>;
  /** Questions that the journal holds from an earlier process: by unit, when they expire. */
  readonly asked: Map<string, number | null>;
  repairs: number;
  /** When the first repair began, and what had been used by then. */
  repairing?: { readonly at: number; readonly tokens: number; readonly usd: number };
  /** The caller's wish to stop. */
  aborted: boolean;
  /** Validators that broke, for the exit code. */
  readonly faults: string[];
  readonly rejected: { readonly path: string; readonly reason: string; readonly message: string }[];
  readonly written: string[];
  /** What a dry run would have written. */
  readonly proposed: ProposedFile[];
  readonly findings: FingerprintedFinding[];
  /** What the generator's requests have used, as far as it says. */
  readonly usage: { -readonly [K in keyof RunUsage]: RunUsage[K] };
}

/** What a desk starts with. */
export type DeskStart = Pick<Desk, 'runId' | 'task' | 'identity' | 'policy' | 'baseline' | 'gate' | 'families' | 'journal' | 'claims' | 'releases' | 'clock' | 'emit' | 'measure'>;

/** An empty desk. */
export function createDesk(start: DeskStart): Desk {
  return {
    ...start,
    bell: createBell(),
    room: createBell(),
    overtaken: new Set(),
    files: new Map(),
    queue: [],
    verdicts: [],
    supersteps: 0,
    attempt: 0,
    sequence: 0,
    stream: { type: 'ended', reason: 'complete' },
    programPass: false,
    cleared: new Set(),
    asked: new Map(),
    repairs: 0,
    aborted: false,
    faults: [],
    rejected: [],
    written: [],
    proposed: [],
    findings: [],
    usage: { requests: 0, inputTokens: 0, outputTokens: 0 },
  };
}

/** Units that merge may decide now: in sequence, each file in order, past files that wait for a person. */
export function decidable(desk: Desk): OpenUnit | undefined {
  const held = new Set<RunFile>();
  for (const open of desk.queue) {
    if (open.question !== undefined && open.approvedBy === undefined) held.add(open.file);
    if (held.has(open.file)) continue;
    return open.reports === undefined ? undefined : open;
  }
  return undefined;
}

/** Judged chunks that wait behind a question about their file: what is to be asked about them is asked at once. */
export function heldBack(desk: Desk): readonly OpenUnit[] {
  const held = new Set(questions(desk).map((open) => open.file));
  return desk.queue.filter((open) => held.has(open.file) && isUnasked(open));
}

function isUnasked(open: OpenUnit): boolean {
  return open.question === undefined && open.unit.phase === 'chunk' && open.reports !== undefined && open.lookedAt !== open.round;
}

/** Units about which a person is asked. */
export function questions(desk: Desk): readonly OpenUnit[] {
  return desk.queue.filter((open) => open.question !== undefined && open.approvedBy === undefined);
}

/** True when nothing moves any more but for the answers of people. */
export function isStill(desk: Desk): boolean {
  if (desk.stream.type === 'streaming' && desk.queue.length < MAX_OPEN) return false;
  const held = new Set(questions(desk).map((open) => open.file));
  return desk.queue.every((open) => held.has(open.file) && open.reports !== undefined && !isUnasked(open));
}
