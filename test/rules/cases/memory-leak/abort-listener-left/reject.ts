export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true }); // reject: memory-leak/abort-listener-left
  });
}

export async function ask(question: string, options: { signal: AbortSignal }): Promise<string> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Error('aborted'));
    options.signal.addEventListener('abort', onAbort); // reject: memory-leak/abort-listener-left
    queueMicrotask(() => resolve(question));
  });
}
