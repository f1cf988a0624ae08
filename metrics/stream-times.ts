/** When the generator was streaming. Times in milliseconds since 1970. */
export interface StreamTimes {
  begin(at: number): void;
  end(at: number): void;
  /** Streaming time so far. */
  total(now: number): number;
  /** How much of a stretch that ends now lies in streaming time. */
  shared(from: number, now: number): number;
}

/** Starts with no stream. */
export function createStreamTimes(): StreamTimes {
  const past: { readonly from: number; readonly to: number }[] = [];
  let since: number | undefined;
  const end = (at: number): void => {
    if (since !== undefined) past.push({ from: since, to: at });
    since = undefined;
  };
  return {
    begin(at) {
      end(at);
      since = at;
    },
    end,
    total: (now) => past.reduce((sum, { from, to }) => sum + to - from, since === undefined ? 0 : now - since),
    shared(from, now) {
      let sum = since === undefined ? 0 : now - Math.max(from, since);
      for (let at = past.length - 1; at >= 0; at -= 1) {
        const stretch = past[at];
        if (stretch === undefined || stretch.to <= from) break;
        sum += stretch.to - Math.max(from, stretch.from);
      }
      return sum;
    },
  };
}
