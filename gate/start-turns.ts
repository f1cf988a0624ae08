import { availableParallelism } from 'node:os';

/** Lets so many at a time begin something heavy, first come first served. */
export interface StartTurns {
  /** Calls `begin` when it is its turn, now if nobody has to be waited for; gives what calls it off. `begin` says when it is over. */
  take(begin: () => Promise<unknown>): () => void;
}

/** Turns for so many at a time. */
export function createStartTurns(most: number): StartTurns {
  const waiting: (() => Promise<unknown>)[] = [];
  let busy = 0;
  const next = (): void => {
    while (busy < most) {
      const begin = waiting.shift();
      if (begin === undefined) return;
      busy += 1;
      const over = (): void => {
        busy -= 1;
        next();
      };
      begin().then(over, over);
    }
  };
  return {
    take(begin) {
      waiting.push(begin);
      next();
      return () => {
        const at = waiting.indexOf(begin);
        if (at !== -1) waiting.splice(at, 1);
      };
    },
  };
}

/** Workers load their modules in these turns: on all cores at once they would starve the streams that are already under way. */
export const workerTurns: StartTurns = createStartTurns(Math.max(1, availableParallelism() - 1));
