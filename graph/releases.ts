type Hear = (paths: readonly string[]) => void;

/** How one run stands with the other runs of its tree. */
export interface RunReleases {
  /** `hear` is told which paths another run has put into the tree, at once, until `close`. */
  follow(hear: Hear): void;
  /** One run at a time looks whether it may still release, and releases; all others hear what `tell` is given. */
  inTurn<T>(work: (tell: Hear) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What the runs of one tree tell each other of what they put into it. */
export interface TreeReleases {
  open(): RunReleases;
}

/**
 * Runs of a tree see the tree and their own text, never what another run may still have to take back. They commit one
 * after another: what another run has released meanwhile is looked at before a run releases, and what was judged without it
 * is judged again (backward validation: Kung and Robinson, 1981).
 */
export function createTreeReleases(): TreeReleases {
  const followers = new Map<RunReleases, Hear>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    open() {
      const own: RunReleases = {
        follow: (hear) => void followers.set(own, hear),
        inTurn(work) {
          const turn = last.then(() => work((paths) => followers.forEach((hear, run) => run !== own && hear(paths))));
          last = turn.catch(() => undefined);
          return turn;
        },
        close: () => Promise.resolve(void followers.delete(own)),
      };
      return own;
    },
  };
}
