import type { JournalEntry, ReleaseFile } from '../contract/index.ts';

/** A file the run left in the tree, and the line of the journal that says so. */
export interface WrittenFile {
  readonly file: ReleaseFile;
  readonly line: number;
}

/** The releases of a run as far as they ended; `unfinished` is the line of one that did not. */
export interface Releases {
  readonly written: ReadonlyMap<string, WrittenFile>;
  readonly unfinished: number | null;
}

/** Plays the releases of a run: what they left in the tree in the end, path by path. */
export function releasesOf(entries: readonly JournalEntry[]): Releases {
  const written = new Map<string, WrittenFile>();
  let open: { files: readonly ReleaseFile[]; line: number } | null = null;
  for (const { seq, record } of entries) {
    if (record.type === 'release-start') open = { files: record.files, line: seq };
    if (record.type !== 'release-end' || open === null) continue;
    if (record.outcome === 'written') for (const file of open.files) written.set(file.path, { file, line: seq });
    open = null;
  }
  return { written, unfinished: open?.line ?? null };
}
