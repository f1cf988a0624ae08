import { join } from 'node:path';
import { LockstepError } from '../contract/index.ts';
import { sha256 } from './digest.ts';
import { findParent, judgePathName, judgePlacement } from './path-guard/index.ts';
import type { TreeParts } from './parts.ts';

/** A file of the tree as it is found before anything is generated for it. */
export interface PreImage {
  readonly exists: boolean;
  /** Over the raw bytes; null when there is no file. */
  readonly sha256: string | null;
  /** Permission bits; 0o644 when there is no file. */
  readonly mode: number;
  /** Decoded from UTF-8 and without the byte-order mark; empty when there is no file or it is binary. */
  readonly text: string;
  /** True when the bytes begin with a byte-order mark. Whoever keeps the file's style puts it back in front. */
  readonly bom: boolean;
  /** The line ending that occurs more often. */
  readonly endOfLine: '\n' | '\r\n';
  /** True when the bytes are not text: a NUL, or no valid UTF-8. */
  readonly binary: boolean;
}

const ABSENT: PreImage = { exists: false, sha256: null, mode: 0o644, text: '', bom: false, endOfLine: '\n', binary: false };

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function endOfLineOf(text: string): '\n' | '\r\n' {
  const lines = text.split('\n');
  const returns = lines.filter((line, at) => at < lines.length - 1 && line.endsWith('\r')).length;
  return returns * 2 > lines.length - 1 ? '\r\n' : '\n';
}

function describeBytes(bytes: Uint8Array, mode: number): PreImage {
  const text = decode(bytes);
  const bom = text?.startsWith('\uFEFF') === true;
  const plain = text?.slice(bom ? 1 : 0) ?? '';
  return { exists: true, sha256: sha256(bytes), mode, text: plain, bom, endOfLine: endOfLineOf(plain), binary: text === undefined };
}

function refused(path: string, reason: string): LockstepError {
  return new LockstepError('path-refused', `${JSON.stringify(path)}: ${reason}`, { fault: 'generator', context: { path, reason } });
}

/** Reads what is on disk under a path; `path-refused` when the guard would never let it be written. */
export async function readPreImage(parts: TreeParts, path: string): Promise<PreImage> {
  const name = judgePathName(path);
  const verdict = name.type === 'reject' ? name : await judgePlacement(path, parts.root, parts.fileSystem);
  if (verdict.type === 'reject') throw refused(path, verdict.reason);
  const parent = await findParent(path, parts.root, parts.fileSystem);
  if (parent.type === 'refused') throw refused(path, parent.reason);
  const file = join(parent.at, ...parent.missing, path.slice(path.lastIndexOf('/') + 1));
  const status = parent.missing.length > 0 ? undefined : await parts.fileSystem.status(file);
  return status === undefined ? ABSENT : describeBytes(await parts.fileSystem.read(file), status.mode);
}
