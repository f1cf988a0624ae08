import { Worker } from 'node:worker_threads';
import { LockstepError, messageOf } from '../contract/index.ts';
import type { RawReport, Unit } from '../contract/index.ts';
import { createChangeLog } from './change.ts';
import { endProcess } from './end-process.ts';
import type { Judge, JudgeOptions } from './judge.ts';
import type { FromWorker, ProgramChange, ToWorker, ValidatorCard, WorkerSetup, WorkerSource } from './protocol.ts';
import { readMessage } from './worker-message.ts';

/** How a worker is started and how long its validators may take. */
export interface WorkerJudgeOptions {
  readonly entry: URL;
  readonly setup: WorkerSetup;
  /** Bound for one validator on one unit, ms. */
  readonly timeoutMs: number;
  /** Heap of a worker, MiB. */
  readonly heapMb?: number;
}

interface Job {
  readonly number: number;
  readonly unit: Unit;
  readonly options: JudgeOptions;
  /** Validators that have not reported; undefined until the worker has said which it runs. */
  waiting: Set<string> | undefined;
  /** Validators that have had their second chance, and why they needed it. */
  readonly retried: Map<string, 'timeout' | 'error'>;
  readonly done: () => void;
}

/** What the worker is told, in this order. A judgement is sent when the one before it is over, so it can be called off. */
type Order =
  | { readonly type: 'change'; readonly change: ProgramChange }
  | { readonly type: 'judge'; readonly job: Job }
  | { readonly type: 'readers'; readonly query: number; readonly path: string };

/** Bound for a validator that has hung once, ms. */
const SECOND_CHANCE_MS = 2_000;

/** Bound for loading a worker's modules, ms. */
const START_MS = 20_000;

/**
 * Runs validators in a worker thread that is killed when one hangs, and rebuilt from the text that stands. A validator
 * that breaks gets one more try in a fresh worker; then its report says so. The other validators of the unit go on.
 */
export function createWorkerJudge(options: WorkerJudgeOptions): Judge {
  return new WorkerJudge(options);
}

class WorkerJudge implements Judge {
  readonly ready: Promise<readonly ValidatorCard[]>;
  readonly #options: WorkerJudgeOptions;
  readonly #log = createChangeLog();
  readonly #jobs = new Map<number, Job>();
  readonly #queries = new Map<number, (units: readonly string[]) => void>();
  #orders: Order[] = [];
  /** The judgement the worker has in hand. */
  #inHand: Job | undefined;
  #announce: (cards: readonly ValidatorCard[]) => void = () => undefined;
  #fail: (reason: LockstepError) => void = () => undefined;
  #worker: Worker;
  #cards: readonly ValidatorCard[] = [];
  #nextNumber = 0;
  /** Processes that the worker has started. */
  #children: number[] = [];
  #running: { readonly job: number; readonly validator: string } | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** True from the worker's first word on. */
  #up = false;
  #failures = 0;
  /** Why no worker can be started any more. */
  #deadOf: string | undefined;
  #closed = false;

  constructor(options: WorkerJudgeOptions) {
    this.#options = options;
    this.ready = new Promise((resolve, reject) => {
      this.#announce = resolve;
      this.#fail = reject;
    });
    this.ready.catch(() => undefined);
    this.#worker = this.#start();
  }

  get idle(): boolean {
    return this.#up && this.#jobs.size === 0;
  }

  apply(change: ProgramChange): void {
    this.#order({ type: 'change', change });
  }

  judge(unit: Unit, options: JudgeOptions): Promise<void> {
    return new Promise((resolve) => {
      const job: Job = { number: this.#nextNumber++, unit, options, waiting: undefined, retried: new Map(), done: resolve };
      if (this.#deadOf !== undefined) return this.#giveUp(job, this.#deadOf);
      this.#jobs.set(job.number, job);
      this.#worker.ref();
      this.#order({ type: 'judge', job });
    });
  }

  cancel(units: ReadonlySet<string>): void {
    const off = [...this.#jobs.values()].filter((job) => job !== this.#inHand && units.has(job.unit.id));
    this.#orders = this.#orders.filter((order) => order.type !== 'judge' || !off.includes(order.job));
    for (const job of off) this.#finish(job);
  }

  readersOf(path: string): Promise<readonly string[]> {
    if (this.#deadOf !== undefined) return Promise.resolve([]);
    return new Promise((resolve) => {
      const query = this.#nextNumber++;
      this.#queries.set(query, resolve);
      this.#worker.ref();
      this.#order({ type: 'readers', query, path });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const answer of this.#queries.values()) answer([]);
    for (const job of [...this.#jobs.values()]) this.#finish(job);
    this.#endChildren();
    await this.#worker.terminate();
  }

  #start(): Worker {
    const { entry, setup, heapMb = 1_024 } = this.#options;
    const resourceLimits = { maxOldGenerationSizeMb: heapMb, stackSizeMb: 4 };
    // The flags of the process (`--eval`, `--import` of a loader) are not the worker's business and may keep it from starting.
    const made = new Worker(entry, { workerData: setup, resourceLimits, execArgv: [] });
    const whileItIsOurs = (act: () => void): void => {
      if (!this.#closed && this.#deadOf === undefined && made === this.#worker) act();
    };
    made.unref();
    made.on('message', (message: unknown) => whileItIsOurs(() => this.#read(message)));
    made.on('error', (error) => whileItIsOurs(() => this.#interrupt('error', messageOf(error))));
    made.on('exit', (code) => whileItIsOurs(() => this.#interrupt('error', `the worker ended by itself with code ${code}`)));
    this.#up = false;
    this.#watchStart();
    return made;
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #order(order: Order): void {
    this.#orders.push(order);
    this.#sendOrders();
  }

  #sendOrders(): void {
    for (let [next] = this.#orders; next !== undefined; [next] = this.#orders) {
      if (next.type === 'judge' && this.#inHand !== undefined) return;
      this.#orders.shift();
      if (next.type === 'judge') this.#begin(next.job);
      else this.#send(next);
      if (next.type === 'change') this.#log.note(next.change);
    }
  }

  /** While anything is asked, silence is bounded: the validator at work is the one that hangs. */
  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#jobs.size === 0) return;
    const limit = this.#limit();
    this.#timer = setTimeout(() => this.#interrupt('timeout', `no answer within ${limit} ms`), limit);
  }

  /** A second chance after a time-out is short: the next verdict must not wait twice as long. */
  #limit(): number {
    const { timeoutMs } = this.#options;
    const job = this.#running === undefined ? undefined : this.#jobs.get(this.#running.job);
    const hung = job?.retried.get(this.#running?.validator ?? '') === 'timeout';
    return hung ? Math.min(timeoutMs, SECOND_CHANCE_MS) : timeoutMs;
  }

  #watchStart(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#startFailed(`not ready within ${START_MS} ms`), START_MS);
    if (this.#jobs.size === 0) this.#timer.unref();
  }

  /** A user's validator shares the port of its worker: what is no message is its fault, not ours. */
  #read(message: unknown): void {
    const read = readMessage(message);
    if (read.type === 'read') this.#receive(read.message);
    else this.#interrupt('error', read.reason);
  }

  #receive(message: FromWorker): void {
    switch (message.type) {
      case 'ready':
        this.#failures = 0;
        this.#up = true;
        this.#cards = message.validators;
        this.#announce(message.validators);
        if (this.#inHand !== undefined) this.#expect(this.#inHand);
        return this.#watch();
      case 'child':
        this.#children.push(message.pid);
        return;
      case 'started':
        this.#running = { job: message.job, validator: message.validator };
        return this.#watch();
      case 'report':
        this.#running = undefined;
        this.#settle(message.job, message.report);
        return this.#up ? this.#watch() : undefined;
      case 'readers':
        this.#queries.get(message.query)?.(message.units);
        this.#queries.delete(message.query);
        this.#rest();
    }
  }

  #begin(job: Job): void {
    this.#inHand = job;
    this.#judgeInHand(job);
    if (this.#up) {
      this.#expect(job);
      this.#watch();
    }
  }

  #judgeInHand(job: Job): void {
    const { unit, number, waiting } = job;
    const { closers } = job.options;
    this.#send({
      type: 'judge',
      job: number,
      unit,
      ...(waiting === undefined ? {} : { validators: [...waiting] }),
      ...(closers === undefined ? {} : { closers }),
    });
  }

  #expect(job: Job): void {
    job.waiting ??= new Set(this.#cards.map((card) => card.id));
    if (job.waiting.size === 0) this.#finish(job);
  }

  #settle(number: number, report: RawReport): void {
    const job = this.#jobs.get(number);
    if (job?.waiting?.has(report.validator) !== true) return;
    if (report.status !== 'error' || job.retried.has(report.validator)) return this.#deliver(job, report);
    job.retried.set(report.validator, 'error');
    this.#restart();
  }

  #deliver(job: Job, report: RawReport): void {
    job.waiting?.delete(report.validator);
    job.options.onReport(report);
    if (job.waiting?.size === 0) this.#finish(job);
  }

  #finish(job: Job): void {
    this.#jobs.delete(job.number);
    if (job === this.#inHand) this.#inHand = undefined;
    job.done();
    this.#sendOrders();
    this.#rest();
  }

  /** A worker of which nothing is asked does not keep the process alive. */
  #rest(): void {
    if (this.#jobs.size === 0 && this.#queries.size === 0) this.#worker.unref();
  }

  /** The validator at work hangs or has taken the worker down: second chance, or a report that says so. */
  #interrupt(status: 'timeout' | 'error', reason: string): void {
    if (!this.#up) return this.#startFailed(reason);
    const job = this.#inHand;
    const validator = this.#running?.validator ?? job?.waiting?.values().next().value;
    this.#running = undefined;
    if (job !== undefined && validator !== undefined) {
      if (job.retried.has(validator)) this.#deliver(job, brokenReport(job.unit, { card: this.#cardOf(validator), status, reason }));
      else job.retried.set(validator, status);
    }
    this.#restart();
  }

  /** It fails before it can be asked anything: after the second time nobody is judged, and merge says so. */
  #startFailed(reason: string): void {
    this.#failures += 1;
    if (this.#failures < 2) return this.#restart();
    this.#fail(new LockstepError('worker-failed', `the analysis worker could not be started: ${reason}`, { fault: 'validator' }));
    this.#deadOf = reason;
    clearTimeout(this.#timer);
    this.#endChildren();
    void this.#worker.terminate();
    for (const job of [...this.#jobs.values()]) this.#giveUp(job, reason);
    for (const answer of this.#queries.values()) answer([]);
    this.#queries.clear();
  }

  /** Nobody can be asked any more: whoever is known to be missing is reported as broken. */
  #giveUp(job: Job, reason: string): void {
    const { source } = this.#options.setup;
    for (const id of job.waiting ?? idsOf(source))
      job.options.onReport(brokenReport(job.unit, { card: this.#cardOf(id), status: 'error', reason }));
    this.#finish(job);
  }

  /** A fresh worker gets the text that stands and the questions that are open. */
  #restart(): void {
    if (this.#closed) return;
    const old = this.#worker;
    this.#endChildren();
    this.#worker = this.#start();
    void old.terminate();
    if (this.#jobs.size > 0) this.#worker.ref();
    for (const change of this.#log.changes()) this.#send({ type: 'change', change });
    if (this.#inHand !== undefined) this.#judgeInHand(this.#inHand);
    this.#answerLost();
  }

  /** What the old worker knew about readers is gone: everything still open may have read the path. */
  #answerLost(): void {
    const waiting = new Set(this.#orders.map((order) => (order.type === 'readers' ? order.query : -1)));
    for (const [query, answer] of this.#queries) {
      if (waiting.has(query)) continue;
      this.#queries.delete(query);
      answer([...this.#jobs.values()].map((job) => job.unit.id));
    }
  }

  /** A thread that waits for its child cannot be ended before the child is. */
  #endChildren(): void {
    for (const pid of this.#children.splice(0)) endProcess(pid);
  }

  #cardOf(id: string): ValidatorCard {
    return this.#cards.find((card) => card.id === id) ?? { id, version: 'unknown', family: 'external', rules: [] };
  }
}

/** Who is known to be in a worker that never said so. */
function idsOf(source: WorkerSource): readonly string[] {
  if (source === 'built-in') return [];
  return [typeof source === 'string' ? source : source.id];
}

function brokenReport(
  unit: Unit,
  why: { readonly card: ValidatorCard; readonly status: 'timeout' | 'error'; readonly reason: string },
): RawReport {
  return {
    validator: why.card.id,
    version: why.card.version,
    unitId: unit.id,
    unitSha256: unit.sha256,
    programVersion: -1,
    status: why.status,
    findings: [],
    obligations: [],
    durationMs: 0,
    reason: why.reason,
  };
}
