import type { ReleaseFile } from '../contract/index.ts';
import { sha256 } from './digest.ts';
import { writeNewFile } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import { errnoOf } from './io-fault.ts';
import type { TreeParts } from './parts.ts';
import { findParent } from './path-guard/index.ts';
import { refusalOf, withTarget, type Refusal, type Target } from './target.ts';

/** Why a file was not released: somebody changed it since it was read (I7), or its path is refused. */
export type Hindrance =
  | Refusal
  | { readonly type: 'pre-image-changed'; readonly path: string; readonly expected: string | null; readonly got: string | null };

/** One file on its way from one digest to another. `staged` holds the finished bytes, or null for a deletion. */
export interface Landing {
  readonly file: ReleaseFile;
  readonly staged: string | null;
}

/** Digest of what lies under a target now, null for nothing. */
async function digestAt(fileSystem: FileSystem, target: Target): Promise<string | null> {
  const status = await fileSystem.status(target.at);
  return status === undefined ? null : sha256(await fileSystem.read(target.at));
}

const NO_LINKS: ReadonlySet<string | undefined> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS']);

/**
 * A new file is linked into place, which fails when somebody made one meanwhile; the staged name goes with its folder.
 * File systems without links get a rename.
 */
async function appear(fileSystem: FileSystem, staged: string, target: Target): Promise<boolean> {
  try {
    await fileSystem.link(staged, target.at);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    if (!NO_LINKS.has(errnoOf(error))) throw error;
  }
  await fileSystem.rename(staged, target.at);
  return true;
}

async function put(fileSystem: FileSystem, landing: Landing, target: Target): Promise<boolean> {
  if (landing.staged === null) await fileSystem.unlink(target.at);
  else if (landing.file.before === null) return appear(fileSystem, landing.staged, target);
  else await fileSystem.rename(landing.staged, target.at);
  return true;
}

/** Brings one path from `before` to `after` in one step (I1), or says why not. On the medium when this resolves. */
export async function land(parts: TreeParts, landing: Landing): Promise<Hindrance | undefined> {
  const { fileSystem, root } = parts;
  const { path, before } = landing.file;
  return withTarget<Hindrance | undefined>({ root, path, fileSystem }, async (target) => {
    const got = await digestAt(fileSystem, target);
    if (got !== before) return { type: 'pre-image-changed', path, expected: before, got };
    if (!(await put(fileSystem, landing, target))) {
      return { type: 'pre-image-changed', path, expected: before, got: await digestAt(fileSystem, target) };
    }
    await target.directory.sync();
    return undefined;
  });
}

/** Digest of a path of the tree now, or why it may not be looked at. */
export async function currentDigest(parts: TreeParts, path: string): Promise<{ readonly sha256: string | null } | Refusal> {
  const { fileSystem, root } = parts;
  const refusal = await refusalOf({ root, path, fileSystem });
  if (refusal !== undefined) return refusal;
  const parent = await findParent(path, root, fileSystem);
  if (parent.type === 'found' && parent.missing.length > 0) return { sha256: null };
  return withTarget({ root, path, fileSystem }, async (target) => ({ sha256: await digestAt(fileSystem, target) }));
}

/** Writes the bytes of a digest, from the content store, where they can be renamed from. */
export async function stage(parts: TreeParts, where: string, content: { readonly digest: string | null; readonly mode: number }): Promise<string | null> {
  if (content.digest === null) return null;
  const bytes = await parts.objects.get(content.digest);
  await writeNewFile(parts.fileSystem, where, { bytes, mode: content.mode & 0o777 });
  return where;
}
