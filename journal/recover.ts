import { isLockstepError, type JournalEntry, type JournalRecord, type ReleaseFile } from '../contract/index.ts';
import { currentDigest, land } from './land.ts';
import type { ReleaseOptions } from './release.ts';
import { rollBack } from './roll-back.ts';
import { closeStage, openStage, stageAll } from './staging.ts';

/** How an interrupted release was ended. */
export type RecoveryOutcome = Extract<JournalRecord, { readonly type: 'release-end' }>['outcome'];

/** A release that was begun and not ended, and what it had already reported. */
export interface OpenRelease {
  readonly files: readonly ReleaseFile[];
  readonly written: ReadonlySet<string>;
}

/** The release a journal ends in, if it ends in one. */
export function openReleaseOf(entries: readonly JournalEntry[]): OpenRelease | undefined {
  const start = entries.findLastIndex(({ record }) => record.type === 'release-start');
  const record = entries[start]?.record;
  if (record?.type !== 'release-start') return undefined;
  const since = entries.slice(start).map((entry) => entry.record);
  if (since.some(({ type }) => type === 'release-end')) return undefined;
  return { files: record.files, written: new Set(since.flatMap((later) => (later.type === 'file-written' ? [later.path] : []))) };
}

/** The files still to be brought in; undefined when one of them holds neither old nor new bytes. */
async function remaining(options: ReleaseOptions, files: readonly ReleaseFile[]): Promise<readonly ReleaseFile[] | undefined> {
  const left: ReleaseFile[] = [];
  for (const file of files) {
    const now = await currentDigest(options.parts, file.path);
    if ('type' in now || (now.sha256 !== file.before && now.sha256 !== file.after)) return undefined;
    if (now.sha256 !== file.after) left.push(file);
  }
  return left;
}

/** False when it cannot be done: somebody changed a file, a path is refused now, bytes are lost, a rename fails. */
async function complete(options: ReleaseOptions, open: OpenRelease): Promise<boolean> {
  try {
    const left = await remaining(options, open.files);
    if (left === undefined) return false;
    for (const landing of await stageAll(options.parts, options.runId, left)) {
      if ((await land(options.parts, landing)) !== undefined) return false;
    }
    return true;
  } catch (error) {
    if (isLockstepError(error)) return false;
    throw error;
  }
}

async function reportWritten(options: ReleaseOptions, open: OpenRelease): Promise<void> {
  for (const { path, after } of open.files) {
    if (!open.written.has(path)) await options.append({ type: 'file-written', path, sha256: after });
  }
}

/** Ends an interrupted release (I8): forward when every path holds old or new bytes, else back. */
export async function recover(options: ReleaseOptions, open: OpenRelease): Promise<RecoveryOutcome> {
  const { parts, runId, append } = options;
  await openStage(parts, runId);
  const completed = await complete(options, open);
  if (completed) await reportWritten(options, open);
  else await rollBack(parts, runId, open.files);
  const outcome: RecoveryOutcome = completed ? 'written' : 'rolled-back';
  await append({ type: 'release-end', outcome });
  await closeStage(parts, runId);
  return outcome;
}
