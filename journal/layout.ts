import { join } from 'node:path';

/** Name of our own folder in a tree. */
export const STATE_FOLDER: string = '.lockstep';

/** Where things lie below `<root>/.lockstep`. */
export interface Layout {
  readonly state: string;
  readonly runs: string;
  readonly objects: string;
  readonly stage: string;
  readonly lock: string;
  readonly ignore: string;
  run(runId: string): string;
  journal(runId: string): string;
  object(digest: string): string;
  /** Exists exactly while a release of that run is under way. */
  stageOf(runId: string): string;
}

/** The paths of our state for the tree at `root` (absolute). */
export function layoutOf(root: string): Layout {
  const state = join(root, STATE_FOLDER);
  const runs = join(state, 'runs');
  const objects = join(state, 'objects');
  const stage = join(state, 'stage');
  return {
    state,
    runs,
    objects,
    stage,
    lock: join(state, 'lock'),
    ignore: join(state, '.gitignore'),
    run: (runId) => join(runs, runId),
    journal: (runId) => join(runs, runId, 'journal.jsonl'),
    object: (digest) => join(objects, digest.slice(0, 2), digest),
    stageOf: (runId) => join(stage, runId),
  };
}
