import { dirname, join } from 'node:path';
import { LockstepError, type Random } from '../contract/index.ts';
import { sha256 } from './digest.ts';
import { ensureDirectory, syncDirectory, writeNewFile } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import { errnoOf } from './io-fault.ts';
import type { Layout } from './layout.ts';

/** Content by its digest. */
export interface ObjectStore {
  /** Resolves to the digest when the bytes are on the medium. Storing them again is free of effect. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes, checked against their digest; `journal-corrupt` when absent or altered. */
  get(digest: string): Promise<Uint8Array>;
}

/** What an object turned out to be. */
export type ObjectState =
  | { readonly type: 'sound'; readonly bytes: Uint8Array }
  | { readonly type: 'missing' }
  | { readonly type: 'altered'; readonly got: string };

/** Looks at an object without trusting it. */
export async function readObject(fileSystem: FileSystem, layout: Layout, digest: string): Promise<ObjectState> {
  try {
    const bytes = await fileSystem.read(layout.object(digest));
    const got = sha256(bytes);
    return got === digest ? { type: 'sound', bytes } : { type: 'altered', got };
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { type: 'missing' };
    throw error;
  }
}

/** The bytes of an object, checked; `journal-corrupt` when absent or altered. */
export async function loadObject({ fileSystem, layout }: Pick<StoreOptions, 'fileSystem' | 'layout'>, digest: string): Promise<Uint8Array> {
  const state = await readObject(fileSystem, layout, digest);
  if (state.type === 'sound') return state.bytes;
  throw corrupt(layout.object(digest), digest, state.type === 'missing' ? 'no such object' : state.got);
}

function corrupt(path: string, expected: string, got: string): LockstepError {
  return new LockstepError('journal-corrupt', `${path}: expected content with sha256 ${expected}, got ${got}`, {
    fault: 'system',
    context: { where: path, expected, got },
  });
}

interface StoreOptions {
  readonly fileSystem: FileSystem;
  readonly layout: Layout;
  readonly random: Random;
}

async function store(options: StoreOptions, digest: string, bytes: Uint8Array): Promise<void> {
  const { fileSystem, layout, random } = options;
  const path = layout.object(digest);
  const folder = dirname(path);
  if ((await readObject(fileSystem, layout, digest)).type !== 'sound') {
    if ((await fileSystem.status(folder)) === undefined) {
      await ensureDirectory(fileSystem, folder);
      await syncDirectory(fileSystem, layout.objects);
    }
    const temporary = join(layout.objects, `new-${random.hex(12)}`);
    await writeNewFile(fileSystem, temporary, { bytes, mode: 0o600 });
    await fileSystem.rename(temporary, path);
  }
  await syncDirectory(fileSystem, folder);
}

/** The content store of a tree: temporary file, fsync, rename, fsync of the folder. */
export function openObjectStore(options: StoreOptions): ObjectStore {
  const underWay = new Map<string, Promise<void>>();
  return {
    put: async (bytes) => {
      const digest = sha256(bytes);
      const work = underWay.get(digest) ?? store(options, digest, bytes).finally(() => underWay.delete(digest));
      underWay.set(digest, work);
      await work;
      return digest;
    },
    get: (digest) => loadObject(options, digest),
  };
}
