/** Lets several waiters sleep until something has happened. */
export interface Bell {
  /** How often it has rung. */
  readonly count: number;
  ring(): void;
  /** Resolves when it has rung more often than `since`. */
  after(since: number): Promise<void>;
}

export function createBell(): Bell {
  let count = 0;
  let waiters: (() => void)[] = [];
  return {
    get count() {
      return count;
    },
    ring() {
      count += 1;
      const woken = waiters;
      waiters = [];
      for (const wake of woken) wake();
    },
    async after(since) {
      while (count <= since) await new Promise<void>((resolve) => void waiters.push(resolve));
    },
  };
}
