import { isLockstepError, LockstepError, messageOf } from '../contract/index.ts';
import type { FileSystem, OpenDirectory, OpenFile } from './file-system.ts';

/** The system's code of a failure (`ENOSPC`, `EEXIST`, ...), also when it is already wrapped. */
export function errnoOf(error: unknown): string | undefined {
  const holder: unknown = isLockstepError(error) ? error.context : error;
  if (typeof holder !== 'object' || holder === null) return undefined;
  const code = 'errno' in holder && typeof holder.errno === 'string' ? holder.errno : 'code' in holder ? holder.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** A failed file operation as one of our faults, with the path, the operation and the system's code. */
export function ioFault(error: unknown, operation: string, path: string): LockstepError {
  if (isLockstepError(error) && error.code !== 'journal-io') return error;
  const errno = errnoOf(error) ?? 'unknown';
  const cause = isLockstepError(error) ? (error.cause ?? error) : error;
  return new LockstepError('journal-io', `${operation} ${path}: ${errno} (${messageOf(cause)})`, {
    fault: 'system',
    cause,
    context: { path, errno, operation },
  });
}

/** Waits for a file operation; what it throws names `path`. */
export async function named<T>(operation: string, path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw ioFault(error, operation, path);
  }
}

function namedFile(file: OpenFile, path: string): OpenFile {
  return {
    write: (bytes) => named('write', path, file.write(bytes)),
    setMode: (mode) => named('chmod', path, file.setMode(mode)),
    truncate: (length) => named('truncate', path, file.truncate(length)),
    datasync: () => named('fdatasync', path, file.datasync()),
    sync: () => named('fsync', path, file.sync()),
    close: () => named('close', path, file.close()),
  };
}

function namedDirectory(directory: OpenDirectory, path: string): OpenDirectory {
  return {
    at: directory.at,
    sync: () => named('fsync', path, directory.sync()),
    close: () => named('close', path, directory.close()),
  };
}

/** The same file system, whose failures are `journal-io` faults that name path and code. */
export function namingFaults(fileSystem: FileSystem): FileSystem {
  return {
    read: (path) => named('read', path, fileSystem.read(path)),
    status: (path) => named('stat', path, fileSystem.status(path)),
    list: (path) => named('list', path, fileSystem.list(path)),
    realPath: (path) => named('resolve', path, fileSystem.realPath(path)),
    makeDirectory: (path, mode) => named('mkdir', path, fileSystem.makeDirectory(path, mode)),
    removeDirectory: (path) => named('rmdir', path, fileSystem.removeDirectory(path)),
    openDirectory: async (path) => namedDirectory(await named('open', path, fileSystem.openDirectory(path)), path),
    createFile: async (path, mode) => namedFile(await named('create', path, fileSystem.createFile(path, mode)), path),
    openFile: async (path) => namedFile(await named('open', path, fileSystem.openFile(path)), path),
    rename: (from, to) => named('rename', to, fileSystem.rename(from, to)),
    link: (from, to) => named('link', to, fileSystem.link(from, to)),
    unlink: (path) => named('unlink', path, fileSystem.unlink(path)),
  };
}
