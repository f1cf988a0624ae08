import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FileChange } from '../file-store.ts';
import type { FileChanges, FileView } from './type-engine.ts';

/** A view into which changes of the prospective program are laid. */
export interface OverlayView extends FileView {
  /** Takes changes over and says what an engine has to read anew. */
  take(changes: readonly FileChange[]): FileChanges;
  /** Shows a text that is neither on disk nor in the program; undefined takes it away again. */
  plant(file: string, text: string | undefined): FileChanges;
}

/** Ends a file that is still being written: what has no import and no export yet is a module all the same. */
const MODULE_END = '\nexport {};\n';

/** An empty view of a tree. Configurations of the compiler always come from disk: a run must not loosen its own checks. */
export function createOverlayView(root: string): OverlayView {
  const texts = new Map<string, string | null>();
  const folders = new Map<string, { readonly files: Set<string>; readonly directories: Set<string> }>();
  const lay = (file: string, text: string | null | undefined): keyof FileChanges | undefined => {
    const before = texts.get(file);
    if (text === before) return undefined;
    if (text === undefined) texts.delete(file);
    else texts.set(file, text);
    if (typeof text === 'string') enlist(folders, file);
    else folders.get(path.posix.dirname(file))?.files.delete(path.posix.basename(file));
    if (typeof text !== 'string') return backToDisk(file, { before, after: text });
    return typeof before === 'string' || (before === undefined && isOnDisk(file)) ? 'changed' : 'created';
  };
  return {
    read: (file) => texts.get(file),
    exists(file) {
      const text = texts.get(file);
      return text === undefined ? undefined : text !== null;
    },
    directoryExists: (folder) => (folders.has(folder) ? true : undefined),
    entries(folder) {
      const laid = folders.get(folder);
      if (laid === undefined) return undefined;
      const onDisk = entriesOnDisk(folder);
      const files = new Set([...onDisk.files.filter((name) => texts.get(`${folder}/${name}`) !== null), ...laid.files]);
      return { files: [...files], directories: [...new Set([...onDisk.directories, ...laid.directories])] };
    },
    added: () => [...texts].flatMap(([file, text]) => (text === null ? [] : [file])),
    take(changes) {
      const told = { created: [] as string[], changed: [] as string[], deleted: [] as string[] };
      for (const change of changes) {
        if (isConfiguration(change.path)) continue;
        const file = path.posix.join(root, change.path);
        const kind = lay(file, shownText(change));
        if (kind !== undefined) told[kind].push(file);
      }
      return told;
    },
    plant(file, text) {
      const kind = lay(file, text);
      return { created: [], changed: [], deleted: [], ...(kind === undefined ? {} : { [kind]: [file] }) };
    },
  };
}

/** What happens to a file that the view no longer holds: it is gone, or what the disk has is seen again. */
function backToDisk(file: string, { before, after }: { readonly before: string | null | undefined; readonly after: null | undefined }): keyof FileChanges {
  if (after === null || !isOnDisk(file)) return 'deleted';
  return before === null ? 'created' : 'changed';
}

function isConfiguration(file: string): boolean {
  return /(?:^|\/)[tj]sconfig(?:\.[^/]*)?\.json$/.test(file);
}

/** Comments that would silence the compiler say nothing to it in generated text; places stay the same. */
export function withoutSuppressions(text: string): string {
  return text.replace(/@ts-(?=(?:ignore|expect-error|nocheck)\b)/g, '@ts_');
}

function shownText({ path: file, text: whole, complete }: FileChange): string | null | undefined {
  const text = typeof whole === 'string' ? withoutSuppressions(whole) : whole;
  const isOpen = !complete && typeof text === 'string' && /\.[cm]?tsx?$/.test(file) && !/\.d\.[cm]?ts$/.test(file);
  return isOpen ? text + MODULE_END : text;
}

function enlist(folders: Map<string, { readonly files: Set<string>; readonly directories: Set<string> }>, file: string): void {
  const folderOf = (at: string): { readonly files: Set<string>; readonly directories: Set<string> } => {
    const known = folders.get(at) ?? { files: new Set(), directories: new Set() };
    folders.set(at, known);
    return known;
  };
  folderOf(path.posix.dirname(file)).files.add(path.posix.basename(file));
  for (let at = path.posix.dirname(file); at !== path.posix.dirname(at); at = path.posix.dirname(at)) folderOf(path.posix.dirname(at)).directories.add(path.posix.basename(at));
}

function entriesOnDisk(folder: string): { readonly files: readonly string[]; readonly directories: readonly string[] } {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const isFolder = (entry: (typeof entries)[number]): boolean => entry.isDirectory() || entry.isSymbolicLink();
    return { files: entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name), directories: entries.filter(isFolder).map(({ name }) => name) };
  } catch {
    return { files: [], directories: [] };
  }
}

function isOnDisk(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}
