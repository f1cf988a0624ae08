import type { Worker } from 'node:worker_threads';
import { LockstepError, messageOf } from '../contract/index.ts';
import type { RawReport, Unit } from '../contract/index.ts';
import { boundOf, maySend } from './analysis-order.ts';
import type { AnalysisWorkerOptions, Job, Order } from './analysis-order.ts';
import { brokenReport } from './broken-report.ts';
import { createChangeLog } from './change.ts';
import type { ChangeLog } from './change.ts';
import { createChildren } from './child-processes.ts';
import type { Judge, JudgeOptions, SharedJudge } from './judge.ts';
import type { FromWorker, ToWorker, ValidatorCard } from './protocol.ts';
import { createReaders } from './readers.ts';
import type { Readers } from './readers.ts';
import { readMessage } from './worker-message.ts';
import { validatorsIn } from './worker-source.ts';
import { leaveThread, startThread, takeThread } from './worker-thread.ts';

/** Bound for a validator that has hung once, ms. */
const SECOND_CHANCE_MS = 2_000;

/** Bound for loading a worker's modules, ms. */
const START_MS = 20_000;

/**
 * Runs validators in a worker thread that all runs of a tree share. It is killed when a validator hangs, and rebuilt from
 * the text that stands. A validator that breaks gets one more try in a fresh worker; then its report says so. The other
 * validators of the unit go on, and so do the other runs.
 */
export function createAnalysisWorker(options: AnalysisWorkerOptions): SharedJudge {
  return new AnalysisWorker(options);
}

class AnalysisWorker implements SharedJudge {
  readonly #ready: Promise<readonly ValidatorCard[]>;
  readonly #options: AnalysisWorkerOptions;
  /** By run, what its program would have to be told to become what it is. */
  readonly #logs = new Map<string, ChangeLog>();
  readonly #jobs = new Map<number, Job>();
  /** By run, which judgements asked for which paths. */
  readonly #readers = new Map<string, Readers>();
  #orders: Order[] = [];
  /** The judgements the worker has, the one it is at first. */
  readonly #sent: Job[] = [];
  #announce: (cards: readonly ValidatorCard[]) => void = () => undefined;
  #fail: (reason: LockstepError) => void = () => undefined;
  #worker: Worker;
  #cards: readonly ValidatorCard[] = [];
  #nextNumber = 0;
  readonly #children = createChildren();
  #running: { readonly job: number; readonly validator: string } | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** True from the worker's first word on. */
  #up = false;
  #failures = 0;
  /** Why no worker can be started any more. */
  #deadOf: string | undefined;
  #closed = false;

  constructor(options: AnalysisWorkerOptions) {
    this.#options = options;
    this.#ready = new Promise((resolve, reject) => {
      this.#announce = resolve;
      this.#fail = reject;
    });
    this.#ready.catch(() => undefined);
    this.#worker = this.#attend(takeThread(options));
  }

  open(run: string): Judge {
    const isIdle = (): boolean => this.#up && this.#jobs.size <= 1;
    let ended = false;
    return {
      ready: this.#ready,
      get idle() {
        return isIdle();
      },
      apply: (change) => (ended ? undefined : this.#order({ type: 'change', run, change })),
      judge: (unit, options) => this.#judge(run, unit, options),
      cancel: (units) => this.#callOff((job) => job.run === run && units.has(job.unit.id)),
      readersOf: (path) => (this.#closed || ended ? Promise.resolve([]) : new Promise((answer) => this.#order({ type: 'readers', run, path, answer }))),
      close: () => Promise.resolve(void (ended ||= this.#end(run))),
    };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    const isFree = this.#up && this.#sent.length === 0 && this.#deadOf === undefined;
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#leaveNobodyWaiting((job) => this.#finish(job));
    this.#children.endAll();
    if (isFree) await leaveThread(this.#worker, this.#options);
    else await this.#worker.terminate();
  }

  #judge(run: string, unit: Unit, options: JudgeOptions): Promise<void> {
    const { closers, onReport } = options;
    return new Promise((resolve) => {
      const job: Job = { number: this.#nextNumber++, run, unit, closers, onReport, waiting: undefined, retried: new Map(), done: resolve };
      if (this.#closed) return resolve();
      if (this.#deadOf !== undefined) return this.#giveUp(job, this.#deadOf);
      this.#jobs.set(job.number, job);
      this.#worker.ref();
      this.#order({ type: 'judge', run, job });
    });
  }

  /** What the worker does not have yet is taken out of the queue. */
  #callOff(isMeant: (job: Job) => boolean): void {
    const off = [...this.#jobs.values()].filter((job) => !this.#sent.includes(job) && isMeant(job));
    this.#orders = this.#orders.filter((order) => order.type !== 'judge' || !off.includes(order.job));
    for (const job of off) this.#finish(job);
  }

  /** The run asks nothing any more. What the worker has is finished, so that silence is still its own, but nobody hears of it. */
  #end(run: string): true {
    if (this.#closed || this.#deadOf !== undefined) return true;
    this.#callOff((job) => job.run === run);
    for (const order of this.#orders) if (order.type === 'readers' && order.run === run) order.answer([]);
    for (const job of this.#sent) {
      if (job.run !== run) continue;
      job.onReport = () => undefined;
      job.done();
    }
    this.#order({ type: 'end', run });
    this.#rest();
    return true;
  }

  #attend(made: Worker): Worker {
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

  #logOf(run: string): ChangeLog {
    const log = this.#logs.get(run) ?? createChangeLog();
    this.#logs.set(run, log);
    return log;
  }

  #order(order: Order): void {
    this.#orders.push(order);
    this.#sendOrders();
  }

  #sendOrders(): void {
    for (let [next] = this.#orders; next !== undefined; [next] = this.#orders) {
      if (!maySend(next, this.#sent.length)) return;
      this.#orders.shift();
      if (next.type === 'judge') this.#begin(next.job);
      else if (next.type === 'readers') next.answer(this.#readersOf(next));
      else this.#tell(next);
    }
  }

  #tell(message: Extract<ToWorker, { type: 'change' | 'end' }>): void {
    this.#send(message);
    if (message.type === 'change') return this.#logOf(message.run).note(message.change);
    this.#logs.delete(message.run);
    this.#readers.delete(message.run);
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
    const job = this.#running === undefined ? undefined : this.#jobs.get(this.#running.job);
    const hung = job?.retried.get(this.#running?.validator ?? '') === 'timeout';
    const limit = job === undefined ? this.#options.timeoutMs : boundOf(job.unit, this.#options);
    return hung ? Math.min(limit, SECOND_CHANCE_MS) : limit;
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
        for (const job of [...this.#sent]) this.#expect(job);
        return this.#watch();
      case 'child':
        return this.#children.add(message.pid);
      case 'started':
        this.#running = { job: message.job, validator: message.validator };
        return this.#watch();
      case 'working':
        return this.#running === undefined ? undefined : this.#watch();
      case 'report':
        this.#running = undefined;
        this.#noteReads(message.job, message.reads);
        this.#settle(message.job, message.report);
        return this.#up ? this.#watch() : undefined;
    }
  }

  /** An early look never accepts: nothing rests on what it has read. */
  #noteReads(number: number, reads: readonly string[]): void {
    const job = this.#jobs.get(number);
    if (job === undefined || job.closers !== undefined) return;
    const readers = this.#readers.get(job.run) ?? createReaders();
    this.#readers.set(job.run, readers);
    readers.note(job.unit.id, reads);
  }

  #begin(job: Job): void {
    this.#sent.push(job);
    this.#sendJob(job);
    if (this.#up) {
      this.#expect(job);
      this.#watch();
    }
  }

  #sendJob({ run, unit, number, waiting, closers }: Job): void {
    this.#send({
      type: 'judge',
      run,
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
    job.onReport(report);
    if (job.waiting?.size === 0) this.#finish(job);
  }

  #finish(job: Job): void {
    this.#jobs.delete(job.number);
    const at = this.#sent.indexOf(job);
    if (at >= 0) this.#sent.splice(at, 1);
    job.done();
    this.#sendOrders();
    this.#rest();
  }

  /** A worker of which nothing is asked does not keep the process alive. */
  #rest(): void {
    if (this.#jobs.size === 0) this.#worker.unref();
  }

  /** The validator at work hangs or has taken the worker down: second chance, or a report that says so. */
  #interrupt(status: 'timeout' | 'error', reason: string): void {
    if (!this.#up) return this.#startFailed(reason);
    const [job] = this.#sent;
    const validator = this.#running?.validator ?? job?.waiting?.values().next().value;
    this.#running = undefined;
    if (job !== undefined && validator !== undefined) {
      if (job.retried.has(validator)) this.#deliver(job, brokenReport(job.unit, { validator: this.#cardOf(validator), status, reason }));
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
    this.#children.endAll();
    void this.#worker.terminate();
    this.#leaveNobodyWaiting((job) => this.#giveUp(job, reason));
  }

  /** Nothing will be judged any more: `end` ends each judgement, and questions are answered with what is known. */
  #leaveNobodyWaiting(end: (job: Job) => void): void {
    const orders = this.#orders;
    this.#orders = [];
    for (const job of [...this.#jobs.values()]) end(job);
    for (const order of orders) if (order.type === 'readers') order.answer(this.#readersOf(order));
  }

  #readersOf({ run, path }: { readonly run: string; readonly path: string }): readonly string[] {
    return this.#readers.get(run)?.of(path) ?? [];
  }

  /** Nobody can be asked any more: whoever is known to be missing is reported as broken. */
  #giveUp(job: Job, reason: string): void {
    const { source } = this.#options.setup;
    for (const id of job.waiting ?? validatorsIn(source))
      job.onReport(brokenReport(job.unit, { validator: this.#cardOf(id), status: 'error', reason }));
    this.#finish(job);
  }

  /** A fresh worker gets the text that stands and the questions that are open. */
  #restart(): void {
    if (this.#closed) return;
    const old = this.#worker;
    this.#children.endAll();
    this.#worker = this.#attend(startThread(this.#options));
    void old.terminate();
    if (this.#jobs.size > 0) this.#worker.ref();
    for (const [run, log] of this.#logs) for (const change of log.changes()) this.#send({ type: 'change', run, change });
    for (const job of this.#sent) this.#sendJob(job);
  }

  #cardOf(id: string): ValidatorCard {
    return this.#cards.find((card) => card.id === id) ?? { id, version: 'unknown', family: 'external', rules: [] };
  }
}
