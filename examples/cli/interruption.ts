/** The two polite ways to stop a program. */
export type Interrupting = 'SIGINT' | 'SIGTERM';

/** Milliseconds that a run has to come to an end after the first signal. */
const PATIENCE_MS = 5_000;

/** A listener for SIGINT and SIGTERM. The first signal asks, the second ends the process at once. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Which signal came; undefined while none has. */
  readonly by: Interrupting | undefined;
  /** Settles five seconds after the first signal; what has not ended by then is left alone. */
  readonly patienceIsOver: Promise<void>;
  /** Has `tidy` done when a second signal ends the process at once: it must not wait for anything. Gives back what calls it off. */
  beforeSuddenEnd(tidy: () => void): () => void;
}

/** Listens until the process ends. */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  let by: Interrupting | undefined;
  const tidying = new Set<() => void>();
  const patienceIsOver = new Promise<void>((resolve) => {
    controller.signal.addEventListener('abort', () => void setTimeout(resolve, PATIENCE_MS).unref(), { once: true });
  });
  const hear = (name: Interrupting): void => {
    if (by !== undefined) {
      for (const tidy of tidying) tidy();
      process.exit(name === 'SIGINT' ? 130 : 143);
    }
    by = name;
    controller.abort();
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
  return {
    signal: controller.signal,
    get by() {
      return by;
    },
    patienceIsOver,
    beforeSuddenEnd(tidy) {
      tidying.add(tidy);
      return () => void tidying.delete(tidy);
    },
  };
}
