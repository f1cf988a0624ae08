import type { Unit } from '../contract/index.ts';
import type { JudgeOptions } from './judge.ts';
import type { ToWorker, WorkerSetup } from './protocol.ts';

/** A unit that a run wants to have judged. */
export interface Job {
  readonly number: number;
  readonly run: string;
  readonly unit: Unit;
  readonly closers: string | undefined;
  onReport: JudgeOptions['onReport'];
  /** Validators that have not reported; undefined until the worker has said which it runs. */
  waiting: Set<string> | undefined;
  /** Validators that have had their second chance, and why they needed it. */
  readonly retried: Map<string, 'timeout' | 'error'>;
  readonly done: () => void;
}

/**
 * What has its turn: what the worker is told, in this order, and questions about readers, whose answer counts what was asked
 * to be judged before. A judgement is sent when the one before it is over, so it can be called off.
 */
export type Order =
  | Exclude<ToWorker, { type: 'judge' | 'move' }>
  | { readonly type: 'judge'; readonly run: string; readonly job: Job }
  | { readonly type: 'readers'; readonly run: string; readonly path: string; readonly answer: (units: readonly string[]) => void };

/** How a worker is started and how long its validators may take. */
export interface AnalysisWorkerOptions {
  readonly entry: URL;
  readonly setup: WorkerSetup;
  /** Bound for one validator on one unit, ms. */
  readonly timeoutMs: number;
  /** Heap of a worker, MiB. */
  readonly heapMb?: number;
}
