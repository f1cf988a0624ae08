export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
  });
}

export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

export function listen(server: { close(): void }, { signal }: { signal: AbortSignal }): void {
  signal.addEventListener('abort', () => server.close(), { once: true });
}

export function own(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const { signal } = new AbortController();
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    void work(signal).then(resolve);
  });
}

export function bound(signal: AbortSignal): Promise<void> {
  const done = new AbortController();
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: done.signal });
    resolve();
  }).finally(() => done.abort()) as Promise<void>;
}
