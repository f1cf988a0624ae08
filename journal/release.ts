import { LockstepError, type JournalEntry, type JournalRecord, type NonEmpty, type ReleaseFile } from '../contract/index.ts';
import { sha256 } from './digest.ts';
import { currentDigest, land, type Hindrance } from './land.ts';
import type { TreeParts } from './parts.ts';
import { readCurrent } from './read-current.ts';
import { rollBack } from './roll-back.ts';
import { closeStage, openStage, stageAll } from './staging.ts';

/** One file to be written or deleted. */
export interface ReleaseRequest {
  readonly path: string;
  /** The whole new text, byte-order mark and line endings included; null deletes. */
  readonly text: string | null;
  /** Digest of the raw bytes the text was made for; null when there was no file. */
  readonly before: string | null;
  /** Permission bits the file is to have. */
  readonly mode: number;
}

/** What became of a release. All files were written, or none of them holds anything new. */
export type ReleaseOutcome = { readonly type: 'written' } | Hindrance;

/** What releasing needs of a run. */
export interface ReleaseOptions {
  readonly parts: TreeParts;
  readonly runId: string;
  readonly append: (record: JournalRecord) => Promise<JournalEntry>;
}

function invalid(where: string, expected: string, got: string): LockstepError {
  return new LockstepError('input-invalid', `release of ${where}: expected ${expected}, got ${got}`, { fault: 'caller', context: { where, expected, got } });
}

/** Refuses what could not be judged, written and attested as the same bytes (I5). */
function toReleaseFile({ path, text, before, mode }: ReleaseRequest): ReleaseFile {
  if (text !== null && /\p{Surrogate}/u.test(text)) throw invalid(path, 'text that UTF-8 can hold', 'half of a surrogate pair');
  if (text === null && before === null) throw invalid(path, 'a file to delete', 'no pre-image');
  if (!Number.isInteger(mode) || mode < 0 || mode > 0o777) throw invalid(path, 'permission bits 0-0o777', String(mode));
  return { path, before, after: text === null ? null : sha256(text), mode };
}

function toReleaseFiles(requests: NonEmpty<ReleaseRequest>): NonEmpty<ReleaseFile> {
  const [first, ...rest] = requests;
  const files: NonEmpty<ReleaseFile> = [toReleaseFile(first), ...rest.map(toReleaseFile)];
  const paths = files.map(({ path }) => path);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) throw invalid(twice, 'each path once', 'the same path twice');
  return files;
}

async function hindranceNow(parts: TreeParts, files: readonly ReleaseFile[]): Promise<Hindrance | undefined> {
  for (const { path, before } of files) {
    const now = await currentDigest(parts, path);
    if ('type' in now) return now;
    if (now.sha256 !== before) return { type: 'pre-image-changed', path, expected: before, got: now.sha256 };
  }
  return undefined;
}

/** Puts old and new bytes where a later process finds them, so that it can go either way. */
async function keepBothSides(parts: TreeParts, requests: readonly ReleaseRequest[]): Promise<Hindrance | undefined> {
  for (const { path, text, before } of requests) {
    if (text !== null) await parts.objects.put(Buffer.from(text, 'utf8'));
    if (before === null) continue;
    const bytes = await readCurrent(parts, path);
    const got = bytes === null ? null : await parts.objects.put(bytes);
    if (got !== before) return { type: 'pre-image-changed', path, expected: before, got };
  }
  return undefined;
}

async function landAll(options: ReleaseOptions, files: NonEmpty<ReleaseFile>): Promise<ReleaseOutcome> {
  const { parts, runId, append } = options;
  const landed: ReleaseFile[] = [];
  const landings = await stageAll(parts, runId, files);
  await append({ type: 'release-start', files });
  for (const landing of landings) {
    const hindrance = await land(parts, landing);
    if (hindrance !== undefined) {
      await rollBack(parts, runId, landed);
      await append({ type: 'release-end', outcome: 'rolled-back' });
      return hindrance;
    }
    landed.push(landing.file);
    await append({ type: 'file-written', path: landing.file.path, sha256: landing.file.after });
  }
  await append({ type: 'release-end', outcome: 'written' });
  return { type: 'written' };
}

/**
 * Writes a set of files into the tree: all, or none (I8). Path guard and pre-image are asked again, for all before the
 * first and for each right before its rename. A fault in between leaves the journal open for `recover`.
 */
export async function release(options: ReleaseOptions, requests: NonEmpty<ReleaseRequest>): Promise<ReleaseOutcome> {
  const { parts, runId } = options;
  const files = toReleaseFiles(requests);
  const hindrance = await hindranceNow(parts, files);
  if (hindrance !== undefined) return hindrance;
  await openStage(parts, runId);
  const outcome = (await keepBothSides(parts, requests)) ?? (await landAll(options, files));
  await closeStage(parts, runId);
  return outcome;
}
