import { LockstepError } from '../contract/index.ts';
import type { FileOperation } from '../contract/index.ts';
import { createDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import { fileKindOf } from './language.ts';
import { makePiece, textOf } from './overlay.ts';
import type { OverlayFile } from './overlay.ts';

/** The means to change a program: what the run has brought lies over what is on disk. */
export interface ProgramEdits {
  /** Starts a file. `create` and `replace` begin empty; `delete` takes it away; `edit` keeps the disk's text until `setText`. */
  begin(path: string, operation: FileOperation): void;
  /** Adds a piece to the end of a begun file. */
  append(path: string, id: string, text: string): void;
  /** Puts one whole text in place of all pieces. */
  setText(path: string, id: string, text: string): void;
  /** Takes away the piece with this id and everything after it in its file. */
  truncate(path: string, id: string): void;
  complete(path: string): void;
  /** Forgets what the run brought for a path: the disk counts again. */
  drop(path: string): void;
}

/** A path as it is after a change. */
export interface FileChange {
  readonly path: string;
  /** Undefined: as it is on disk. Null: there is no such file. */
  readonly text: string | null | undefined;
  readonly complete: boolean;
}

/** Disk and overlay of one tree. */
export interface FileStore {
  readonly disk: Disk;
  readonly overlay: ReadonlyMap<string, OverlayFile>;
  /** Rises with every change. */
  readonly version: number;
  readonly edits: ProgramEdits;
  /** The paths that have changed after a version, as they are now. */
  changesSince(version: number): readonly FileChange[];
}

/** An overlay with nothing in it; `onChange` hears which path no longer is what it was. */
export function createFileStore(root: string, onChange: (path: string) => void): FileStore {
  const disk = createDisk(root);
  const overlay = new Map<string, OverlayFile>();
  const changes = createChangeLog();
  const changed = (path: string): void => {
    changes.add(path);
    onChange(path);
  };
  const change = (path: string, alter: (file: OverlayFile) => void): void => {
    const file = overlay.get(path);
    if (file === undefined) throw new LockstepError('not-ours', `${path} was not begun`, { fault: 'system', context: { path } });
    alter(file);
    changed(path);
  };
  const edits: ProgramEdits = {
    begin(path, operation) {
      overlay.set(path, { path, operation, isCode: fileKindOf(path) === 'code', pieces: [], complete: false });
      changed(path);
    },
    append: (path, id, text) => change(path, (file) => void file.pieces.push(makePiece(file, id, text))),
    setText: (path, id, text) =>
      change(path, (file) => {
        file.pieces = [];
        file.pieces = [makePiece(file, id, text)];
      }),
    truncate: (path, id) =>
      change(path, (file) => {
        const at = file.pieces.findIndex((piece) => piece.id === id);
        if (at !== -1) file.pieces.length = at;
        file.complete = false;
      }),
    complete: (path) => change(path, (file) => void (file.complete = true)),
    drop(path) {
      overlay.delete(path);
      disk.forget(path);
      changed(path);
    },
  };
  return {
    disk,
    overlay,
    get version() {
      return changes.version;
    },
    edits,
    changesSince: (since) => changes.since(since).map((path) => changeOf(path, overlay.get(path))),
  };
}

/** Which paths changed when. */
interface ChangeLog {
  readonly version: number;
  add(path: string): void;
  /** The paths that changed after a version, by their last change. Costs what changed since, however large the program is. */
  since(version: number): readonly string[];
}

/** So many entries that newer ones have made idle are kept before they are taken out. */
const IDLE = 64;

function createChangeLog(): ChangeLog {
  const changedAt = new Map<string, number>();
  let log: { readonly path: string; readonly at: number }[] = [];
  let version = 0;
  const isLast = ({ path, at }: (typeof log)[number]): boolean => changedAt.get(path) === at;
  return {
    get version() {
      return version;
    },
    add(path) {
      version += 1;
      changedAt.set(path, version);
      log.push({ path, at: version });
      if (log.length > 2 * changedAt.size + IDLE) log = log.filter(isLast);
    },
    since(known) {
      const found: string[] = [];
      for (let at = log.length - 1; at >= 0; at--) {
        const entry = log[at];
        if (entry === undefined || entry.at <= known) break;
        if (isLast(entry)) found.push(entry.path);
      }
      return found.reverse();
    },
  };
}

function changeOf(path: string, file: OverlayFile | undefined): FileChange {
  if (file === undefined || (file.operation === 'edit' && file.pieces.length === 0)) return { path, text: undefined, complete: true };
  return { path, text: file.operation === 'delete' ? null : textOf(file), complete: file.complete };
}
