/** Runs one piece of work at a time, in the order asked for. */
export type Exclusive = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue of its own. A failing piece of work does not hold up the next. */
export function makeExclusive(): Exclusive {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
