type Hear = (paths: readonly string[]) => void;

/** How one run stands with the other runs of its tree. */
export interface RunReleases {
  /** `hear` is told which paths another run has put into the tree, at once, until `close`. */
  follow(hear: Hear): void;
  /**
   * One run at a time makes the pass over the program, and releases. Resolves when it is this one's turn, at once if it has
   * it already, or when it leaves. It keeps the turn while it judges: if it let others pass, each of them would overtake it once more.
   */
  takeTurn(): Promise<void>;
  /** Lets the next one pass, whether the turn has come or is still waited for. */
  leaveTurn(): void;
  /** All other runs hear of what this one has put into the tree. */
  tell(paths: readonly string[]): void;
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
      let leave: (() => void) | undefined;
      let come: Promise<unknown> = Promise.resolve();
      const own: RunReleases = {
        follow: (hear) => void followers.set(own, hear),
        async takeTurn() {
          if (leave === undefined) {
            const left = new Promise<void>((resolve) => (leave = resolve));
            come = Promise.race([last, left]);
            last = Promise.all([last, left]);
          }
          await come;
        },
        leaveTurn() {
          leave?.();
          leave = undefined;
        },
        tell: (paths) => followers.forEach((hear, run) => run !== own && hear(paths)),
        close() {
          own.leaveTurn();
          return Promise.resolve(void followers.delete(own));
        },
      };
      return own;
    },
  };
}
