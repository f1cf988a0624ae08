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
 * to be judged before.
 */
export type Order =
  | Exclude<ToWorker, { type: 'judge' | 'move' }>
  | { readonly type: 'judge'; readonly run: string; readonly job: Job }
  | { readonly type: 'readers'; readonly run: string; readonly path: string; readonly answer: (units: readonly string[]) => void };

/**
 * Whether an order may be sent to a worker that has so many judgements. One unit lies ready while another is judged, so that
 * the worker does not wait for a busy main thread. An early look may be called off until the worker has nothing else to do.
 */
export function maySend(order: Order, judgements: number): boolean {
  switch (order.type) {
    case 'judge':
      return judgements < (order.job.closers === undefined ? 2 : 1);
    case 'readers':
      return judgements === 0;
    default:
      return true;
  }
}

/** How a worker is started and how long its validators may take. */
export interface AnalysisWorkerOptions {
  readonly entry: URL;
  readonly setup: WorkerSetup;
  /** Bound for one validator on one statement, ms; see `boundOf`. */
  readonly timeoutMs: number;
  /** Heap of a worker, MiB. */
  readonly heapMb?: number;
}

/** So much longer than over a statement the built-in families may be over a whole file or program: no stream waits for them there. */
const WHOLE = 10;

/** How long a validator may take over a unit, in milliseconds. */
export function boundOf({ phase }: Pick<Unit, 'phase'>, { setup: { source }, timeoutMs }: Pick<AnalysisWorkerOptions, 'setup' | 'timeoutMs'>): number {
  const isWhole = phase === 'file' || phase === 'program';
  return isWhole && source === 'built-in' ? timeoutMs * WHOLE : timeoutMs;
}
