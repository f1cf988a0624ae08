import { Worker } from 'node:worker_threads';
import type { AnalysisWorkerOptions } from './analysis-order.ts';
import type { ToWorker } from './protocol.ts';

/** How long a thread that nobody uses is kept, ms. */
const KEPT_MS = 10_000;

/** A thread that was left, what it could serve, and what makes it somebody's again. */
interface Spare {
  readonly kind: string;
  readonly thread: Worker;
  readonly take: () => void;
}

let spare: Spare | undefined;

/** A new thread, which says `ready` when it can judge. */
export function startThread({ entry, setup, heapMb = 1_024 }: AnalysisWorkerOptions): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: heapMb, stackSizeMb: 4 };
  // The flags of the process (`--eval`, `--import` of a loader) are not the thread's business and may keep it from starting.
  return new Worker(entry, { workerData: setup, resourceLimits, execArgv: [] });
}

/**
 * A thread that has served a tree of this process and is free, told to serve this one, which it confirms with `ready`; a new
 * one if there is none. Whoever works through many trees loads and warms the families once.
 */
export function takeThread(options: AnalysisWorkerOptions): Worker {
  if (spare?.kind !== kindOf(options)) return startThread(options);
  const { thread, take } = spare;
  take();
  const { root, policy } = options.setup;
  thread.postMessage({ type: 'move', root, policy } satisfies ToWorker);
  return thread;
}

/** Takes over a thread that has nothing in hand: the next tree may have it, for a while. Only the built-in families can move. */
export async function leaveThread(thread: Worker, options: AnalysisWorkerOptions): Promise<void> {
  for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
  if (options.setup.source !== 'built-in' || spare !== undefined) return void (await thread.terminate());
  const end = (): void => {
    take();
    void thread.terminate();
  };
  const timer = setTimeout(end, KEPT_MS).unref();
  const take = (): void => {
    clearTimeout(timer);
    thread.off('exit', end).off('error', end);
    spare = undefined;
  };
  thread.once('exit', end).once('error', end).unref();
  spare = { kind: kindOf(options), thread, take };
}

function kindOf({ entry, setup, heapMb }: AnalysisWorkerOptions): string {
  return JSON.stringify([setup.source, entry.href, heapMb]);
}
