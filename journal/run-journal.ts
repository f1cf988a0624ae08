import { isLockstepError, LockstepError, messageOf, type JournalEntry, type JournalRecord, type NonEmpty } from '../contract/index.ts';
import { AppendLog } from './append-log.ts';
import { readChain, type Chain, type ChainFlaw, type TornTail } from './chain.ts';
import { sha256 } from './digest.ts';
import { closing } from './durable-file.ts';
import { errnoOf } from './io-fault.ts';
import type { TreeParts } from './parts.ts';
import { readPreImage, type PreImage } from './pre-image.ts';
import { openReleaseOf, recover, type RecoveryOutcome } from './recover.ts';
import { release, type ReleaseOptions, type ReleaseOutcome, type ReleaseRequest } from './release.ts';
import { closeStage } from './staging.ts';

/** The journal of one run: the durable truth about it, and its only way into the tree. */
export interface RunJournal {
  readonly runId: string;
  /** A last line that was cut off when it was opened, because the process had died while writing it; else null. */
  readonly torn: TornTail | null;
  /** How a release was ended that had been interrupted; null when there was none. */
  readonly recovered: RecoveryOutcome | null;
  /** Resolves when the record is on the medium (I2). Appends at the same time share one fdatasync; order is kept. */
  append(record: JournalRecord): Promise<JournalEntry>;
  /** What is on the medium, oldest first; grows with `append`. */
  entries(): readonly JournalEntry[];
  /** Stores a text and resolves to the sha256 of its UTF-8 bytes. */
  putObject(text: string): Promise<string>;
  /** The text of a digest; `journal-corrupt` when it is absent or altered. */
  getObject(digest: string): Promise<string>;
  /** What is on disk under a path; `path-refused` when the guard refuses the path. */
  readPreImage(path: string): Promise<PreImage>;
  /** Writes a set of files, all or none. A human's edit or a refused path is a value; only faults throw. */
  release(files: NonEmpty<ReleaseRequest>): Promise<ReleaseOutcome>;
  close(): Promise<void>;
}

function corrupt(path: string, flaw: ChainFlaw): LockstepError {
  const { line, message, expected, got } = flaw;
  return new LockstepError('journal-corrupt', `${path}:${line}: ${message}: expected ${expected}, got ${got}`, {
    fault: 'system',
    context: { where: path, line, expected, got },
  });
}

function unknownRun(runId: string, path: string): LockstepError {
  return new LockstepError('journal-unknown-run', `no run ${runId}: ${path} is not there`, { fault: 'caller', context: { runId, path } });
}

/** Reads and checks the journal of a run, without changing it. */
export async function loadChain(parts: Pick<TreeParts, 'fileSystem' | 'layout'>, runId: string): Promise<Chain> {
  const path = parts.layout.journal(runId);
  try {
    return readChain(await parts.fileSystem.read(path));
  } catch (error) {
    throw errnoOf(error) === 'ENOENT' ? unknownRun(runId, path) : error;
  }
}

/** The chain of a run that must be whole, but for a torn last line. */
export async function loadSoundChain(parts: Pick<TreeParts, 'fileSystem' | 'layout'>, runId: string): Promise<Chain> {
  const chain = await loadChain(parts, runId);
  if (chain.flaw !== null) throw corrupt(parts.layout.journal(runId), chain.flaw);
  return chain;
}

async function cutTornTail(parts: TreeParts, path: string, chain: Chain): Promise<void> {
  if (chain.torn === null) return;
  await closing(await parts.fileSystem.openFile(path), async (file) => {
    await file.truncate(chain.sound);
    await file.sync();
  });
}

async function ownText(parts: TreeParts, digest: string): Promise<string> {
  return Buffer.from(await parts.objects.get(digest)).toString('utf8');
}

async function putText(parts: TreeParts, text: string): Promise<string> {
  const bytes = Buffer.from(text, 'utf8');
  if (!/\p{Surrogate}/u.test(text)) return parts.objects.put(bytes);
  const expected = 'text that UTF-8 can hold';
  const got = 'half of a surrogate pair';
  throw new LockstepError('input-invalid', `object ${sha256(bytes)}: expected ${expected}, got ${got}`, { fault: 'caller', context: { where: 'putObject', expected, got } });
}

function asFault(error: unknown): LockstepError {
  return isLockstepError(error) ? error : new LockstepError('journal-io', messageOf(error), { fault: 'system', cause: error });
}

/** A fault in the middle of a release leaves the tree to recovery: nothing more may be appended here. */
function releaseIn(log: AppendLog, options: ReleaseOptions, files: NonEmpty<ReleaseRequest>): Promise<ReleaseOutcome> {
  return options.parts.releasing(async () => {
    try {
      return await release(options, files);
    } catch (error) {
      if (openReleaseOf(log.entries) !== undefined) log.poison(asFault(error));
      throw error;
    }
  });
}

async function openLog(parts: TreeParts, runId: string, chain: Chain): Promise<AppendLog> {
  const path = parts.layout.journal(runId);
  await cutTornTail(parts, path, chain);
  return new AppendLog({ path, file: await parts.fileSystem.openFile(path), clock: parts.clock, entries: chain.entries });
}

async function settle(options: ReleaseOptions, log: AppendLog): Promise<RecoveryOutcome | null> {
  const open = openReleaseOf(log.entries);
  if (open !== undefined) return recover(options, open);
  await closeStage(options.parts, options.runId);
  return null;
}

/** Opens the journal of a run that exists: checks it, cuts a torn last line, ends an interrupted release (I8). */
export async function openRunJournal(parts: TreeParts, runId: string): Promise<RunJournal> {
  const chain = await loadSoundChain(parts, runId);
  const log = await openLog(parts, runId, chain);
  const options: ReleaseOptions = { parts, runId, append: (record) => log.append(record) };
  let recovered: RecoveryOutcome | null;
  try {
    recovered = await parts.releasing(() => settle(options, log));
  } catch (error) {
    await log.close().catch(() => undefined);
    throw error;
  }
  return {
    runId,
    torn: chain.torn,
    recovered,
    append: options.append,
    entries: () => log.entries,
    putObject: (text) => putText(parts, text),
    getObject: (digest) => ownText(parts, digest),
    readPreImage: (path) => readPreImage(parts, path),
    release: (files) => releaseIn(log, options, files),
    close: () => log.close(),
  };
}
