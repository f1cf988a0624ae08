import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Larger files are not read at all. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Reads the tree as it is. Answers are kept until `forget`. */
export interface Disk {
  /** The text of a file; undefined when there is none, when it is no regular file, or when it is larger than 64 MiB. */
  text(path: string): string | undefined;
  /** The same, without keeping it: for whoever reads the whole tree. */
  peek(path: string): string | undefined;
  has(path: string): boolean;
  /** The files directly in a folder, as paths from the root, sorted; asked anew each time. */
  filesIn(folder: string): readonly string[];
  forget(path: string): void;
}

/** The tree below an absolute path. */
export function createDisk(root: string): Disk {
  const texts = new Map<string, string | undefined>();
  const present = new Map<string, boolean>();
  const sizeOf = (relative: string): number | undefined => {
    const stat = statSync(path.join(root, relative), { throwIfNoEntry: false });
    return stat?.isFile() === true ? stat.size : undefined;
  };
  const read = (relative: string): string | undefined => {
    const size = safely(() => sizeOf(relative));
    return size === undefined || size > MAX_BYTES ? undefined : safely(() => readFileSync(path.join(root, relative), 'utf8'));
  };
  return {
    text(relative) {
      if (!texts.has(relative)) texts.set(relative, read(relative));
      return texts.get(relative);
    },
    peek: (relative) => (texts.has(relative) ? texts.get(relative) : read(relative)),
    has(relative) {
      const known = present.get(relative) ?? safely(() => sizeOf(relative)) !== undefined;
      present.set(relative, known);
      return known;
    },
    filesIn(folder) {
      const entries = safely(() => readdirSync(path.join(root, folder), { withFileTypes: true })) ?? [];
      return entries.filter((entry) => entry.isFile()).map(({ name }) => path.posix.join(folder, name)).sort();
    },
    forget(relative) {
      texts.delete(relative);
      present.delete(relative);
    },
  };
}

/** A path below a file (`a.ts/b`), an unreadable one or one that is too long is a path without a file. */
function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
