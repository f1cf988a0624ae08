import { LockstepError } from '../contract/index.ts';
import type { FileSystem, OpenDirectory, OpenFile } from './file-system.ts';
import { errnoOf } from './io-fault.ts';

/** Uses something that must be closed. A failing close counts, unless something failed before. */
export async function closing<R extends { close(): Promise<void> }, T>(resource: R, use: (resource: R) => Promise<T>): Promise<T> {
  let result: T;
  try {
    result = await use(resource);
  } catch (error) {
    await resource.close().catch(() => undefined);
    throw error;
  }
  await resource.close();
  return result;
}

async function writeAll(file: OpenFile, bytes: Uint8Array, path: string): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const taken = await file.write(bytes.subarray(done));
    if (taken <= 0) {
      throw new LockstepError('journal-io', `write ${path}: no byte was taken`, { fault: 'system', context: { path, errno: 'short write' } });
    }
    done += taken;
  }
}

/** Makes a new file that is on the medium, content and mode, when this resolves. */
export async function writeNewFile(fileSystem: FileSystem, path: string, content: { bytes: Uint8Array; mode: number }): Promise<void> {
  await closing(await fileSystem.createFile(path, 0o600), async (file) => {
    await writeAll(file, content.bytes, path);
    await file.setMode(content.mode);
    await file.sync();
  });
}

/** Puts the names of a directory on the medium. */
export async function syncDirectory(fileSystem: FileSystem, path: string): Promise<void> {
  await closing(await fileSystem.openDirectory(path), (directory: OpenDirectory) => directory.sync());
}

/** Makes a directory of our own unless it is there. A link or a file under that name is refused. */
export async function ensureDirectory(fileSystem: FileSystem, path: string): Promise<void> {
  try {
    await fileSystem.makeDirectory(path, 0o700);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
  const status = await fileSystem.status(path);
  if (status?.kind === 'directory') return;
  throw new LockstepError('path-refused', `${path}: expected a directory, got ${status?.kind ?? 'nothing'}`, {
    fault: 'caller',
    context: { path, expected: 'directory', got: status?.kind ?? 'nothing' },
  });
}

/** Removes a directory of ours with all that is in it; absent is fine. */
export async function removeAll(fileSystem: FileSystem, path: string): Promise<void> {
  const status = await fileSystem.status(path);
  if (status === undefined) return;
  if (status.kind !== 'directory') return fileSystem.unlink(path);
  for (const name of await fileSystem.list(path)) await removeAll(fileSystem, `${path}/${name}`);
  await fileSystem.removeDirectory(path);
}
