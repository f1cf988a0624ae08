import { setMaxListeners } from 'node:events';
import { LockstepError, messageOf } from './contract/index.ts';
import type { BatchResult, BatchSettings, BatchTask, Generator, RunSummary, Task } from './contract/index.ts';
import { createScheduler } from './gate/index.ts';
import type { Run, RunResult } from './graph/index.ts';
import { describeRuns } from './journal/index.ts';

/** A run, and how to let go of one that waits for a person. */
export interface HeldRun {
  readonly run: Run;
  leave(): Promise<void>;
}

/** What a batch needs of a tree. */
export interface BatchTree {
  readonly root: string;
  readonly generator: Generator;
  start(task: Task, signal: AbortSignal): Promise<HeldRun>;
  resume(runId: string, signal: AbortSignal): Promise<HeldRun>;
}

/** Tasks that wait in memory, in number and bytes: the list may be longer than memory. */
const WAITING = { waitingJobs: 64, waitingBytes: 16 * 1024 * 1024 };

/**
 * Works on many tasks, so many at a time, in the order in which they come; gives each result as it is there. What an
 * earlier batch has done under a task's id is not done again. Whoever stops to iterate stops the batch.
 */
export async function* runBatch(tree: BatchTree, tasks: Iterable<BatchTask> | AsyncIterable<BatchTask>, settings: BatchSettings): AsyncGenerator<BatchResult> {
  const batch = new Batch(tree, settings, await describeRuns(tree.root));
  const feeding = batch.feed(tasks);
  try {
    yield* batch.results();
    await feeding;
  } finally {
    batch.stop();
    await batch.quiet();
    await feeding.catch(() => undefined);
  }
}

class Batch {
  readonly #tree: BatchTree;
  readonly #settings: BatchSettings;
  readonly #earlier: readonly RunSummary[];
  readonly #scheduler;
  readonly #stopping = new AbortController();
  readonly #done: BatchResult[] = [];
  readonly #ids = new Set<string>();
  #wake: () => void = () => undefined;
  #fed = false;
  #failuresInARow = 0;
  /** Why no new task is begun. */
  #halted: string | undefined;

  constructor(tree: BatchTree, settings: BatchSettings, earlier: readonly RunSummary[]) {
    const { concurrency = 4, signal } = settings;
    if (!Number.isInteger(concurrency) || concurrency < 1)
      throw new LockstepError('input-invalid', `concurrency: expected a whole number from 1 on, got ${concurrency}`, { fault: 'caller' });
    this.#tree = tree;
    this.#settings = settings;
    this.#earlier = earlier;
    this.#scheduler = createScheduler({ concurrency, ...WAITING });
    setMaxListeners(2 * concurrency + 1, this.#stopping.signal);
    const stop = (): void => this.stop();
    if (signal?.aborted === true) this.stop();
    signal?.addEventListener('abort', stop, { once: true });
    this.#stopping.signal.addEventListener('abort', () => signal?.removeEventListener('abort', stop), { once: true });
  }

  async feed(tasks: Iterable<BatchTask> | AsyncIterable<BatchTask>): Promise<void> {
    try {
      for await (const task of tasks) {
        if (this.#stopping.signal.aborted) break;
        if (this.#ids.has(task.id)) throw new LockstepError('input-invalid', `task ${task.id}: expected each id once, got it twice`, { fault: 'caller' });
        this.#ids.add(task.id);
        const bytes = Buffer.byteLength(task.prompt) + Buffer.byteLength(task.context ?? '');
        await this.#scheduler.add({ bytes, run: async () => this.#tell(await this.#work(task)) });
      }
      await this.#scheduler.idle();
    } finally {
      this.#fed = true;
      this.#wake();
    }
  }

  async *results(): AsyncGenerator<BatchResult> {
    for (;;) {
      yield* this.#done.splice(0);
      if (this.#done.length > 0) continue;
      if (this.#fed) return;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  stop(): void {
    this.#halted ??= 'the batch was stopped';
    this.#stopping.abort();
  }

  quiet(): Promise<void> {
    return this.#scheduler.idle();
  }

  #tell(result: BatchResult): void {
    this.#done.push(result);
    this.#wake();
  }

  async #work(task: BatchTask): Promise<BatchResult> {
    if (this.#halted !== undefined) return notStarted(task, this.#halted);
    const started = performance.now();
    const { last, runId } = earlierOf(this.#earlier, task.id);
    const elapsed = (): number => Math.round(performance.now() - started);
    try {
      if (last !== undefined && last.prompt !== task.prompt)
        throw new LockstepError('input-invalid', `task ${task.id} was done before with another prompt: expected a new id for a new task`, { fault: 'caller' });
      if (last !== undefined && isSettled(last, this.#settings.retryFailed === true)) return skipped(task, last);
      const { signal } = this.#stopping;
      if (await this.#mustStop(signal)) return notStarted(task, this.#halted ?? '');
      const goesOn = last !== undefined && canGoOn(last);
      const { id: _, ...rest } = task;
      const held = await (goesOn ? this.#tree.resume(last.runId, signal) : this.#tree.start({ ...rest, runId }, signal));
      const result = await held.run.result.finally(() => held.leave());
      this.#count(result.outcome === 'failed' ? result.faults.join('; ') : undefined);
      return resultOf(task, result, { questions: held.run.interrupts.length, durationMs: elapsed() });
    } catch (thrown) {
      if (this.#stopping.signal.aborted) return notStarted(task, 'the batch was stopped');
      this.#count(messageOf(thrown));
      return { ...notStarted(task, messageOf(thrown)), status: 'done', outcome: 'failed', durationMs: elapsed() };
    }
  }

  /** Waits until the provider takes more; true when no new task is to be begun. */
  async #mustStop(signal: AbortSignal): Promise<boolean> {
    const { rateLimits, provider, id } = this.#tree.generator;
    this.#halted ??= rateLimits?.stopped;
    if (this.#halted === undefined) await rateLimits?.waitForSlot(provider ?? id, signal);
    this.#halted ??= rateLimits?.stopped;
    return this.#halted !== undefined;
  }

  /** Opens the circuit: what fails again and again would fail for all that is left, at the price of all that is left. */
  #count(failure: string | undefined): void {
    this.#failuresInARow = failure === undefined ? 0 : this.#failuresInARow + 1;
    const most = this.#settings.stopAfterFailures ?? 5;
    if (failure !== undefined && this.#failuresInARow >= most) this.#halted ??= `${most} tasks in a row failed, the last with: ${failure}`;
  }
}

/** The newest run of a task, and the id a new one would get: `id`, `id.2`, `id.3`. */
function earlierOf(runs: readonly RunSummary[], id: string): { readonly last: RunSummary | undefined; readonly runId: string } {
  const own = runs.filter((run) => run.runId === id || (run.runId.startsWith(`${id}.`) && /^\d+$/.test(run.runId.slice(id.length + 1))));
  return { last: own.at(-1), runId: own.length === 0 ? id : `${id}.${own.length + 1}` };
}

function isSettled({ state }: RunSummary, retryFailed: boolean): boolean {
  return state === 'accepted' || state === 'waiting' || (!retryFailed && (state === 'rejected' || state === 'undone' || state === 'unreadable'));
}

/** A run that was cut off goes on where it stood; one that has ended is begun anew. */
function canGoOn({ state }: RunSummary): boolean {
  return state === 'answered' || state === 'unfinished' || state === 'aborted' || state === 'failed';
}

function skipped({ id }: BatchTask, last: RunSummary): BatchResult {
  const outcome = last.state === 'accepted' || last.state === 'waiting' ? last.state : 'rejected';
  const rejected = last.rejected.map((path) => ({ path, reason: 'earlier', message: `refused in run ${last.runId}` }));
  return { id, runId: last.runId, status: 'skipped', outcome, written: last.written, rejected, questions: last.open, faults: [], durationMs: 0 };
}

function notStarted({ id }: BatchTask, why: string): BatchResult {
  return { id, status: 'not-started', outcome: 'not-started', written: [], rejected: [], questions: 0, faults: [why], durationMs: 0 };
}

function resultOf({ id }: BatchTask, result: RunResult, more: { readonly questions: number; readonly durationMs: number }): BatchResult {
  const { runId, outcome, written, rejected, faults } = result;
  return { id, runId, status: 'done', outcome, written, rejected, faults, ...more };
}
