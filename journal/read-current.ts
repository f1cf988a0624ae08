import { join } from 'node:path';
import { LockstepError } from '../contract/index.ts';
import type { TreeParts } from './parts.ts';
import { findParent } from './path-guard/index.ts';

type Reading = Pick<TreeParts, 'fileSystem' | 'root'>;

/** The bytes a path of the tree holds now, null for none. The path was judged before; what is no file is refused. */
export async function readCurrent({ fileSystem, root }: Reading, path: string): Promise<Uint8Array | null> {
  const refuse = (reason: string): LockstepError =>
    new LockstepError('path-refused', `${JSON.stringify(path)}: ${reason}`, { fault: 'generator', context: { path, reason } });
  const parent = await findParent(path, root, fileSystem);
  if (parent.type === 'refused') throw refuse(parent.reason);
  const file = join(parent.at, ...parent.missing, path.slice(path.lastIndexOf('/') + 1));
  const status = parent.missing.length > 0 ? undefined : await fileSystem.status(file);
  if (status === undefined) return null;
  if (status.kind !== 'file') throw refuse(`there is a ${status.kind} under that name`);
  return fileSystem.read(file);
}
