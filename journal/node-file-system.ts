import { constants, existsSync, promises, type Stats } from 'node:fs';
import type { EntryKind, EntryStatus, FileSystem, OpenDirectory, OpenFile } from './file-system.ts';

type Handle = promises.FileHandle;

const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_APPEND | constants.O_NOFOLLOW;
const APPEND = constants.O_WRONLY | constants.O_APPEND | constants.O_NOFOLLOW;
const DIRECTORY = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

/** On Linux the entries of an open directory can be reached through its descriptor, whatever its name means by now. */
const DESCRIPTORS = '/proc/self/fd';
const hasDescriptorPaths: boolean = existsSync(DESCRIPTORS);

function kindOf(stats: Stats): EntryKind {
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isDirectory()) return 'directory';
  return stats.isFile() ? 'file' : 'other';
}

async function status(path: string): Promise<EntryStatus | undefined> {
  try {
    const stats = await promises.lstat(path);
    return { kind: kindOf(stats), mode: stats.mode & 0o777 };
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
}

async function read(path: string): Promise<Uint8Array> {
  const handle = await promises.open(path, READ);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function openFileOf(handle: Handle): OpenFile {
  return {
    write: async (bytes) => (await handle.write(bytes)).bytesWritten,
    setMode: (mode) => handle.chmod(mode),
    truncate: (length) => handle.truncate(length),
    datasync: () => handle.datasync(),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

async function openDirectory(path: string): Promise<OpenDirectory> {
  const handle = await promises.open(path, DIRECTORY);
  return {
    at: hasDescriptorPaths ? `${DESCRIPTORS}/${handle.fd}` : path,
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

/** The file system of this machine. The only file of the house that knows `node:fs`. */
export const nodeFileSystem: FileSystem = {
  read,
  status,
  list: (path) => promises.readdir(path),
  realPath: (path) => promises.realpath(path),
  makeDirectory: async (path, mode) => {
    await promises.mkdir(path, { mode });
  },
  removeDirectory: (path) => promises.rmdir(path),
  openDirectory,
  createFile: async (path, mode) => openFileOf(await promises.open(path, CREATE, mode)),
  openFile: async (path) => openFileOf(await promises.open(path, APPEND)),
  rename: (from, to) => promises.rename(from, to),
  link: (from, to) => promises.link(from, to),
  unlink: (path) => promises.unlink(path),
};
