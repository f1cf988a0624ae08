/** What a name of a directory stands for; links are never followed to find out. */
export type EntryKind = 'file' | 'directory' | 'link' | 'other';

/** What is known of a name without opening it. `mode` holds the permission bits only. */
export interface EntryStatus {
  readonly kind: EntryKind;
  readonly mode: number;
}

/** A file open for writing at its end. */
export interface OpenFile {
  /** Resolves to the number of bytes taken, which may be fewer than offered. */
  write(bytes: Uint8Array): Promise<number>;
  setMode(mode: number): Promise<void>;
  truncate(length: number): Promise<void>;
  /** Returns when data and size are on the medium. */
  datasync(): Promise<void>;
  /** Returns when data and all attributes are on the medium. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** A directory held open. */
export interface OpenDirectory {
  /**
   * Path under which the entries of this very directory are reached, also when its name was given to something else
   * meanwhile. Where the system offers no such path it is the name itself.
   */
  readonly at: string;
  /** Returns when names made, moved and removed in it are on the medium. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * All that the journal wants of a file system. Failures carry the system's `code` (`ENOSPC`, `EIO`, ...).
 * No operation follows a link in the last segment of a path, except `realPath`.
 */
export interface FileSystem {
  read(path: string): Promise<Uint8Array>;
  /** Undefined when there is nothing under that name. */
  status(path: string): Promise<EntryStatus | undefined>;
  list(path: string): Promise<readonly string[]>;
  realPath(path: string): Promise<string>;
  makeDirectory(path: string, mode: number): Promise<void>;
  removeDirectory(path: string): Promise<void>;
  /** Fails when the name is not a directory itself. */
  openDirectory(path: string): Promise<OpenDirectory>;
  /** Fails with `EEXIST` when the name is taken. */
  createFile(path: string, mode: number): Promise<OpenFile>;
  /** Opens an existing file; writes go to its end. */
  openFile(path: string): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for a file; fails with `EEXIST` when the name is taken. */
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}
