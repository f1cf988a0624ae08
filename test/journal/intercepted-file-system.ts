import { nodeFileSystem, type FileSystem, type OpenDirectory, type OpenFile } from '../../journal/index.ts';

/** What happens instead of an operation: nothing special, only half of a write, or half of a write and then a failure. */
export type Interference = 'half' | { readonly halfThen: Error } | undefined;

/** Asked before every operation; may throw to make it fail. */
export type Before = (operation: string, path: string) => Interference;

function halfOf(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

function interceptFile(file: OpenFile, path: string, before: Before): OpenFile {
  const asked = <T>(operation: string, work: () => Promise<T>): Promise<T> => {
    before(operation, path);
    return work();
  };
  return {
    write: async (bytes) => {
      const interference = before('write', path);
      if (interference === undefined) return file.write(bytes);
      const taken = await file.write(halfOf(bytes));
      if (interference !== 'half') throw interference.halfThen;
      return taken;
    },
    setMode: async (mode) => asked('chmod', () => file.setMode(mode)),
    truncate: async (length) => asked('truncate', () => file.truncate(length)),
    datasync: async () => asked('datasync', () => file.datasync()),
    sync: async () => asked('sync', () => file.sync()),
    close: async () => {
      await file.close();
      before('close', path);
    },
  };
}

function interceptDirectory(directory: OpenDirectory, path: string, before: Before): OpenDirectory {
  return {
    at: directory.at,
    sync: async () => {
      before('sync-directory', path);
      await directory.sync();
    },
    close: async () => {
      await directory.close();
      before('close', path);
    },
  };
}

/** The machine's file system with somebody in between. Files are closed for real even when closing is made to fail. */
export function intercepted(before: Before, base: FileSystem = nodeFileSystem): FileSystem {
  const asked = async <T>(operation: string, path: string, work: () => Promise<T>): Promise<T> => {
    before(operation, path);
    return work();
  };
  return {
    read: (path) => asked('read', path, () => base.read(path)),
    status: (path) => asked('status', path, () => base.status(path)),
    list: (path) => asked('list', path, () => base.list(path)),
    realPath: (path) => asked('realpath', path, () => base.realPath(path)),
    makeDirectory: (path, mode) => asked('mkdir', path, () => base.makeDirectory(path, mode)),
    removeDirectory: (path) => asked('rmdir', path, () => base.removeDirectory(path)),
    openDirectory: (path) => asked('open-directory', path, async () => interceptDirectory(await base.openDirectory(path), path, before)),
    createFile: (path, mode) => asked('create', path, async () => interceptFile(await base.createFile(path, mode), path, before)),
    openFile: (path) => asked('open', path, async () => interceptFile(await base.openFile(path), path, before)),
    rename: (from, to) => asked('rename', to, () => base.rename(from, to)),
    link: (from, to) => asked('link', to, () => base.link(from, to)),
    unlink: (path) => asked('unlink', path, () => base.unlink(path)),
  };
}

/** A failure as the system reports it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}
