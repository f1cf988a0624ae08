import type { RunOutcome } from './journal.ts';
import type { Task } from './task.ts';

/** One of many tasks. */
export interface BatchTask extends Omit<Task, 'runId'> {
  /** Names the task, 1-48 of `A-Z a-z 0-9 . _ -`: what was done under it is not done again. */
  readonly id: string;
}

/** What became of a task. */
export interface BatchResult {
  readonly id: string;
  /** Its run; absent when it was never begun. */
  readonly runId?: string;
  /** `skipped`: an earlier batch had done it. `not-started`: the batch was stopped before. */
  readonly status: 'done' | 'skipped' | 'not-started';
  readonly outcome: RunOutcome | 'not-started';
  readonly written: readonly string[];
  readonly rejected: readonly { readonly path: string; readonly reason: string; readonly message: string }[];
  /** Questions that wait for a person. */
  readonly questions: number;
  readonly faults: readonly string[];
  readonly durationMs: number;
}

/** How many tasks are worked on. */
export interface BatchSettings {
  /** Tasks at a time, 4 when absent. */
  readonly concurrency?: number;
  /** Does again what was rejected or failed in an earlier batch. */
  readonly retryFailed?: boolean;
  /** Failures in a row after which no new task is begun, 5 when absent. */
  readonly stopAfterFailures?: number;
  readonly signal?: AbortSignal;
}
