import { Worker } from 'node:worker_threads';
import { LockstepError, messageOf } from '../contract/index.ts';
import type { RawReport, Unit } from '../contract/index.ts';
import { createChangeLog } from './change.ts';
import type { Judge, JudgeOptions } from './judge.ts';
import type { FromWorker, ProgramChange, ToWorker, ValidatorCard, WorkerSetup } from './protocol.ts';

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
  /** Validators that have had their second chance. */
  readonly retried: Set<string>;
  readonly done: () => void;
}

/** Bound for loading a worker's modules, ms. */
const START_MS = 20_000;

/**
 * Runs validators in a worker thread that is killed when one hangs, and rebuilt from the text that stands. A validator
 * that breaks gets one more try in a fresh worker; then its report says so. The other validators of the unit go on.
 */
export function createWorkerJudge(options: WorkerJudgeOptions): Judge {
  const log = createChangeLog();
  const jobs = new Map<number, Job>();
  const queries = new Map<number, (units: readonly string[]) => void>();
  let nextNumber = 0;
  let cards: readonly ValidatorCard[] = [];
  let running: { job: number; validator: string } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let failures = 0;
  /** True from the worker's first word on. */
  let up = false;
  let announce: (cards: readonly ValidatorCard[]) => void;
  let fail: (reason: LockstepError) => void;
  const ready = new Promise<readonly ValidatorCard[]>((resolve, reject) => {
    announce = resolve;
    fail = reject;
  });
  ready.catch(() => undefined);
  let worker = start();

  function start(): Worker {
    const { entry, setup, heapMb = 1_024 } = options;
    const made = new Worker(entry, { workerData: setup, resourceLimits: { maxOldGenerationSizeMb: heapMb, stackSizeMb: 4 } });
    made.unref();
    made.on('message', (message: FromWorker) => {
      if (!closed && made === worker) receive(message);
    });
    made.on('error', (error) => made === worker && crashed(messageOf(error)));
    made.on('exit', (code) => made === worker && crashed(`the worker ended by itself with code ${code}`));
    up = false;
    watchStart();
    return made;
  }

  const send = (message: ToWorker): void => worker.postMessage(message);

  /** While anything is asked, silence is bounded: the validator at work is the one that hangs. */
  function watch(): void {
    clearTimeout(timer);
    if (jobs.size === 0) return;
    timer = setTimeout(() => interrupt('timeout', `no answer within ${options.timeoutMs} ms`), options.timeoutMs);
  }

  function watchStart(): void {
    clearTimeout(timer);
    timer = setTimeout(() => startFailed(`not ready within ${START_MS} ms`), START_MS);
    if (jobs.size === 0) timer.unref();
  }

  function receive(message: FromWorker): void {
    switch (message.type) {
      case 'ready':
        failures = 0;
        up = true;
        cards = message.validators;
        announce(cards);
        for (const job of jobs.values()) expect(job);
        return watch();
      case 'started':
        running = { job: message.job, validator: message.validator };
        return watch();
      case 'report':
        running = undefined;
        settle(message.job, message.report);
        return up ? watch() : undefined;
      case 'readers':
        queries.get(message.query)?.(message.units);
        queries.delete(message.query);
    }
  }

  function expect(job: Job): void {
    job.waiting ??= new Set(cards.map((card) => card.id));
    if (job.waiting.size === 0) finish(job);
  }

  function settle(number: number, report: RawReport): void {
    const job = jobs.get(number);
    if (job?.waiting?.has(report.validator) !== true) return;
    if (report.status === 'error' && !job.retried.has(report.validator)) {
      job.retried.add(report.validator);
      return restart();
    }
    deliver(job, report);
  }

  function deliver(job: Job, report: RawReport): void {
    job.waiting?.delete(report.validator);
    job.options.onReport(report);
    if (job.waiting?.size === 0) finish(job);
  }

  function finish(job: Job): void {
    jobs.delete(job.number);
    job.done();
    if (jobs.size === 0) worker.unref();
  }

  /** The validator at work hangs or has taken the worker down: second chance, or a report that says so. */
  function interrupt(status: 'timeout' | 'error', reason: string): void {
    if (!up) return startFailed(reason);
    const [oldest] = jobs.values();
    const job = running === undefined ? oldest : jobs.get(running.job);
    const validator = running?.validator ?? job?.waiting?.values().next().value;
    running = undefined;
    if (job !== undefined && validator !== undefined) {
      if (job.retried.has(validator)) deliver(job, brokenReport(job.unit, { card: cardOf(validator), status, reason }));
      else job.retried.add(validator);
    }
    restart();
  }

  /** It fails before it can be asked anything: after the second time nobody is judged, and merge says so. */
  function startFailed(reason: string): void {
    failures += 1;
    if (failures < 2) return restart();
    fail(new LockstepError('worker-failed', `the analysis worker could not be started: ${reason}`, { fault: 'validator' }));
    for (const job of [...jobs.values()]) {
      for (const id of job.waiting ?? []) job.options.onReport(brokenReport(job.unit, { card: cardOf(id), status: 'error', reason }));
      finish(job);
    }
  }

  function crashed(reason: string): void {
    if (!closed) interrupt('error', reason);
  }

  function restart(): void {
    if (closed) return;
    const old = worker;
    worker = start();
    void old.terminate();
    if (jobs.size > 0) worker.ref();
    for (const change of log.changes()) send({ type: 'change', change });
    for (const job of jobs.values()) begin(job);
    for (const answer of queries.values()) answer([...jobs.values()].map((job) => job.unit.id));
    queries.clear();
  }

  function cardOf(id: string): ValidatorCard {
    return cards.find((card) => card.id === id) ?? { id, version: 'unknown', family: 'external', rules: [] };
  }

  function begin(job: Job): void {
    const { unit, number, waiting } = job;
    const { closers } = job.options;
    send({
      type: 'judge',
      job: number,
      unit,
      ...(waiting === undefined ? {} : { validators: [...waiting] }),
      ...(closers === undefined ? {} : { closers }),
    });
  }

  return {
    ready,
    apply(change: ProgramChange) {
      log.note(change);
      send({ type: 'change', change });
    },
    judge: (unit, judgeOptions) =>
      new Promise<void>((resolve) => {
        const job: Job = { number: nextNumber++, unit, options: judgeOptions, waiting: undefined, retried: new Set(), done: resolve };
        if (failures >= 2) return resolve();
        jobs.set(job.number, job);
        worker.ref();
        begin(job);
        if (!up) return;
        expect(job);
        if (jobs.size === 1) watch();
      }),
    readersOf(path) {
      return new Promise((resolve) => {
        const query = nextNumber++;
        queries.set(query, resolve);
        send({ type: 'readers', query, path });
      });
    },
    get idle() {
      return up && jobs.size === 0;
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      for (const answer of queries.values()) answer([]);
      await worker.terminate();
    },
  };
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
