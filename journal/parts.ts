import type { Clock, Random } from '../contract/index.ts';
import type { Exclusive } from './exclusive.ts';
import type { FileSystem } from './file-system.ts';
import type { Layout } from './layout.ts';
import type { ObjectStore } from './object-store.ts';

/** What the pieces of an open tree share. */
export interface TreeParts {
  /** Absolute, links resolved. */
  readonly root: string;
  readonly layout: Layout;
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
  readonly random: Random;
  readonly objects: ObjectStore;
  /** Releases and their recovery, one at a time (I6). */
  readonly releasing: Exclusive;
}
