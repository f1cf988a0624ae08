/** Lets several waiters sleep until something has happened. */
export interface Bell {
  /** How often it has rung. */
  readonly count: number;
  ring(): void;
  /** Resolves when it has rung more often than `since`. */
  after(since: number): Promise<void>;
}

/**
 * A bell that has not rung. Who sleeps is woken on the next turn of the loop: the socket of a stream that was stopped is closed
 * before anybody goes to work on what follows, and what rings several times in a turn wakes once.
 */
export function createBell(): Bell {
  let count = 0;
  let waiters: (() => void)[] = [];
  let due = false;
  return {
    get count() {
      return count;
    },
    ring() {
      count += 1;
      if (waiters.length === 0 || due) return;
      due = true;
      setImmediate(() => {
        due = false;
        const woken = waiters;
        waiters = [];
        for (const wake of woken) wake();
      });
    },
    async after(since) {
      while (count <= since) await new Promise<void>((resolve) => void waiters.push(resolve));
    },
  };
}
