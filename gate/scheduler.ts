import PQueue from 'p-queue';

/** A piece of work and what it weighs while it waits, in bytes. */
export interface Job {
  readonly bytes: number;
  run(): Promise<void>;
}

/** Runs jobs in the order in which they came, so many at a time, and takes no more than fit. */
export interface Scheduler {
  /** Resolves when the job has been taken, which is not before there is room for it. */
  add(job: Job): Promise<void>;
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
  /** Jobs that have not begun are forgotten. */
  clear(): void;
}

/** Bounds of a scheduler. One job is always taken, however large it is. */
export interface SchedulerBounds {
  readonly concurrency: number;
  readonly waitingJobs: number;
  readonly waitingBytes: number;
}

/** An empty scheduler. Jobs must not reject: what goes wrong is theirs to tell. */
export function createScheduler({ concurrency, waitingJobs, waitingBytes }: SchedulerBounds): Scheduler {
  const queue = new PQueue({ concurrency });
  let bytes = 0;
  const isFull = (job: Job): boolean => queue.size > 0 && (queue.size >= waitingJobs || bytes + job.bytes > waitingBytes);
  return {
    async add(job) {
      while (isFull(job)) await queue.onSizeLessThan(queue.size);
      bytes += job.bytes;
      void queue.add(() => {
        bytes -= job.bytes;
        return job.run();
      });
    },
    idle: () => queue.onIdle(),
    clear() {
      queue.clear();
      bytes = 0;
    },
  };
}
