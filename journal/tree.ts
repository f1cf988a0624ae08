import { LockstepError, type Clock, type Random } from '../contract/index.ts';
import { ensureDirectory, removeAll, syncDirectory, writeNewFile } from './durable-file.ts';
import { makeExclusive } from './exclusive.ts';
import type { FileSystem } from './file-system.ts';
import { errnoOf, namingFaults } from './io-fault.ts';
import { layoutOf } from './layout.ts';
import { takeLock, type Lock } from './lock.ts';
import { nodeFileSystem } from './node-file-system.ts';
import { makeOpenRuns } from './open-runs.ts';
import { openObjectStore } from './object-store.ts';
import type { TreeParts } from './parts.ts';
import { pruneRuns } from './prune.ts';
import type { Pruned, PruneOptions } from './prune.ts';
import { undoRun } from './undo.ts';
import type { Undoer, UndoOutcome } from './undo.ts';
import { recoverRuns, type RecoveredRun } from './recover-runs.ts';
import { isRunId, requireRunId } from './run-id.ts';
import { loadSoundChain, type RunJournal } from './run-journal.ts';

/** What opening a tree needs. */
export interface TreeOptions {
  /** The folder into which generated files go. */
  readonly root: string;
  readonly clock: Clock;
  readonly random: Random;
  /** The machine's own when absent. */
  readonly fileSystem?: FileSystem;
}

/** A tree that this process alone writes (I6). */
export interface Tree {
  /** Absolute, links resolved. */
  readonly root: string;
  /** What was left behind by processes that died, and how it was ended. */
  readonly recovered: readonly RecoveredRun[];
  /** Begins a run; `input-invalid` when the id is taken or cannot be one. */
  startRun(runId: string): Promise<RunJournal>;
  /** Goes on with a run; `journal-unknown-run`, or `journal-corrupt` with line, expected and got. */
  openRun(runId: string): Promise<RunJournal>;
  /** Ids of all runs, sorted. */
  runs(): Promise<readonly string[]>;
  /** Brings back what was there before a run; what somebody changed since stays. */
  undo(runId: string, undoer: Undoer): Promise<UndoOutcome>;
  /** Removes runs that have ended and texts that nobody needs. */
  prune(options: PruneOptions): Promise<Pruned>;
  /** Closes what is still open and gives the lock back. */
  close(): Promise<void>;
}

async function resolveRoot(fileSystem: FileSystem, root: string): Promise<string> {
  const at = await fileSystem.realPath(root).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  const status = at === undefined ? undefined : await fileSystem.status(at);
  if (at !== undefined && status?.kind === 'directory') return at;
  throw new LockstepError('input-invalid', `root ${root}: expected a directory, got ${status?.kind ?? 'nothing'}`, {
    fault: 'caller',
    context: { where: 'root', expected: 'directory', got: status?.kind ?? 'nothing' },
  });
}

async function makeFolders(parts: TreeParts): Promise<void> {
  const { fileSystem, layout, root } = parts;
  const isNew = (await fileSystem.status(layout.state)) === undefined;
  for (const path of [layout.state, layout.runs, layout.objects, layout.stage]) await ensureDirectory(fileSystem, path);
  if (isNew) await syncDirectory(fileSystem, root);
}

async function ignoreOurselves({ fileSystem, layout, random }: TreeParts): Promise<void> {
  if ((await fileSystem.status(layout.ignore)) !== undefined) return;
  const temporary = `${layout.ignore}.${random.hex(8)}`;
  await writeNewFile(fileSystem, temporary, { bytes: Buffer.from('*\n'), mode: 0o600 });
  await fileSystem.rename(temporary, layout.ignore);
  await syncDirectory(fileSystem, layout.state);
}

/** Files that a dead process left half-written in the content store: never named by a digest, so never read. */
async function sweep({ fileSystem, layout }: TreeParts): Promise<void> {
  for (const name of await fileSystem.list(layout.objects)) {
    if (name.startsWith('new-')) await removeAll(fileSystem, `${layout.objects}/${name}`);
  }
}

/** A journal without an entry is one whose process died before it began: it is begun now. */
async function createJournal(parts: TreeParts, runId: string): Promise<void> {
  const { fileSystem, layout } = parts;
  await ensureDirectory(fileSystem, layout.run(runId));
  try {
    await writeNewFile(fileSystem, layout.journal(runId), { bytes: new Uint8Array(), mode: 0o600 });
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
    if ((await loadSoundChain(parts, runId)).entries.length === 0) return;
    throw new LockstepError('input-invalid', `run id ${runId}: expected a new one, got one that exists`, {
      fault: 'caller',
      context: { where: 'runId', expected: 'a new run id', got: runId, path: layout.journal(runId) },
    });
  }
  await syncDirectory(fileSystem, layout.run(runId));
  await syncDirectory(fileSystem, layout.runs);
}

async function prepare(options: TreeOptions): Promise<TreeParts> {
  const fileSystem = namingFaults(options.fileSystem ?? nodeFileSystem);
  const root = await resolveRoot(fileSystem, options.root);
  const layout = layoutOf(root);
  const objects = openObjectStore({ fileSystem, layout, random: options.random });
  const parts: TreeParts = { root, layout, fileSystem, clock: options.clock, random: options.random, objects, releasing: makeExclusive() };
  await makeFolders(parts);
  return parts;
}

async function runsOf({ fileSystem, layout }: TreeParts): Promise<readonly string[]> {
  return (await fileSystem.list(layout.runs)).filter(isRunId).toSorted();
}

function treeOf(parts: TreeParts, lock: Lock, recovered: readonly RecoveredRun[]): Tree {
  const openRuns = makeOpenRuns(parts);
  return {
    root: parts.root,
    recovered,
    startRun: async (runId) => {
      requireRunId(runId);
      await createJournal(parts, runId);
      return openRuns.open(runId);
    },
    openRun: async (runId) => {
      requireRunId(runId);
      return openRuns.open(runId);
    },
    runs: () => runsOf(parts),
    undo: async (runId, undoer) => {
      requireRunId(runId);
      const journal = await openRuns.open(runId);
      return undoRun(parts, journal, undoer).finally(() => journal.close());
    },
    prune: (options) => pruneRuns(parts, options),
    close: async () => {
      try {
        await openRuns.closeAll();
      } finally {
        await lock.release();
      }
    },
  };
}

/**
 * Opens a tree for writing: makes `.lockstep`, takes the lock (`tree-locked` when another process lives that has it),
 * and ends releases that were interrupted (I8).
 */
export async function openTree(options: TreeOptions): Promise<Tree> {
  const parts = await prepare(options);
  const lock = await takeLock({ path: parts.layout.lock, fileSystem: parts.fileSystem, clock: parts.clock, random: parts.random });
  try {
    await ignoreOurselves(parts);
    await sweep(parts);
    return treeOf(parts, lock, await recoverRuns(parts));
  } catch (error) {
    await lock.release().catch(() => undefined);
    throw error;
  }
}
