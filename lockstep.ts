import { realpath } from 'node:fs/promises';
import { LockstepError } from './contract/index.ts';
import type { BatchResult, BatchSettings, BatchTask, Generator, Policy, RunOutcome, Task, Validator, ValidatorModule } from './contract/index.ts';
import { runBatch } from './batch.ts';
import type { HeldRun } from './batch.ts';
import { expectGiven } from './given.ts';
import { resolvePolicy } from './gate/index.ts';
import type { PathClaims, Run, TreeReleases, ValidatorName } from './graph/index.ts';
import { openTree } from './journal/index.ts';
import type { RunJournal, Tree } from './journal/index.ts';
import { systemClock, systemRandom } from './system-ports.ts';
import { besideOf, openGates } from './open-gates.ts';
import { followRun } from './record-run.ts';
import type { Telemetry } from './trace-run.ts';
import { briefFor, briefTokensFor, pathsOf } from './task-brief.ts';
import { builtInValidators } from './validators/index.ts';

/** What Lockstep works with. */
export interface LockstepOptions {
  /** The tree into which files are written. */
  readonly root: string;
  readonly generator: Generator;
  /** From `resolvePolicy` or `loadConfig`; the defaults when absent. */
  readonly policy?: Policy;
  /** Fingerprints of findings that were there before and do not block: see `loadBaseline`. */
  readonly baseline?: ReadonlySet<string>;
  /** Validators beside the built-in families. Objects are trusted and run in this process; modules run in workers. */
  readonly validators?: readonly (Validator | ValidatorModule)[];
  /** Keeps what the generator sends, to be replayed, and the events, for reports; on when absent. */
  readonly record?: boolean;
  /** OpenTelemetry spans, for an SDK that the process has set up; without one they cost nothing. Without texts when absent. */
  readonly telemetry?: Telemetry;
  readonly onBehalfOf?: string;
}

/** How one run is made. */
export interface RunSettings {
  readonly signal?: AbortSignal;
}

/** One tree, held by this process until `close`. */
export interface Lockstep {
  /** Starts a run. The promise settles when the run is on its way. */
  run(task: Task, settings?: RunSettings): Promise<Run>;
  /** Goes on with a run whose process died or was interrupted; nothing accepted is generated again. */
  resume(runId: string, settings?: RunSettings): Promise<Run>;
  /** Works on many tasks at once; see `BatchSettings`. Results come as they are there. */
  runAll(tasks: Iterable<BatchTask> | AsyncIterable<BatchTask>, settings?: BatchSettings): AsyncIterable<BatchResult>;
  close(): Promise<void>;
}

/** Opens a tree: takes its lock, finishes what an interrupted release has left, warms the analysis worker. */
export async function createLockstep(options: LockstepOptions): Promise<Lockstep> {
  const root = await realRoot(rootIn(options));
  const policy = options.policy ?? resolvePolicy({}, { source: 'defaults', today: today() });
  checkNetwork(options.generator, policy);
  const tree = await openTree({ root, clock: systemClock, random: systemRandom });
  const gates = openGates({ root, policy, validators: options.validators ?? [] });
  const holdings = createHoldings();

  let shared: { readonly claims: PathClaims; readonly releases: TreeReleases } | undefined;
  const begin = async (journal: RunJournal, task: Task, settings: RunSettings & { resumed: boolean }): Promise<HeldRun> => {
    // The workers load beside the orchestrator, and both before the first token.
    const gate = gates.open(journal.runId, { ahead: true });
    const { claimOpenPaths, createPathClaims, createTreeReleases, startRun } = await closedOnFault(gate, () => import('./graph/index.ts'));
    shared ??= { claims: createPathClaims(), releases: createTreeReleases() };
    const { claims, releases: all } = shared;
    if (settings.resumed) await closedOnFault(gate, async () => claimOpenPaths(claims, journal));
    const recording = await closedOnFault(gate, () => followRun(options, { root, runId: journal.runId, resumed: settings.resumed }));
    const releases = all.open();
    const leave = holdings.hold([gate, recording, releases], journal);
    const run = startRun({
      task: options.onBehalfOf === undefined ? task : { onBehalfOf: options.onBehalfOf, ...task },
      generator: options.generator,
      policy,
      baseline: options.baseline ?? new Set(),
      gate,
      validators: namesOf({ root, policy }, options.validators ?? []),
      journal,
      claims,
      releases,
      clock: systemClock,
      brief: briefFor({ root, policy, paths: pathsOf(task, journal.entries()), maxTokens: briefTokensFor(options.generator) }),
      resumed: settings.resumed,
      record: recording.part,
      observe: recording.event,
      ...(settings.signal === undefined ? {} : { signal: settings.signal }),
      onEnd: leave,
    });
    return { run, leave };
  };

  const start = async (task: Task, settings: RunSettings): Promise<HeldRun> => begin(await tree.startRun(task.runId ?? newRunId()), task, { ...settings, resumed: false });
  const goOn = async (runId: string, settings: RunSettings): Promise<HeldRun> => {
    const journal = await tree.openRun(runId);
    return closedOnFault(journal, async () => begin(journal, taskOf(journal, tree), { ...settings, resumed: true }));
  };

  return {
    run: async (task, settings = {}) => (await start(task, settings)).run,
    resume: async (runId, settings = {}) => (await goOn(runId, settings)).run,
    runAll(tasks, settings = {}) {
      const { generator } = options;
      return runBatch({ root, generator, start: (task, signal) => start(task, { signal }), resume: (runId, signal) => goOn(runId, { signal }) }, tasks, settings);
    },
    async close() {
      await holdings.close();
      await gates.close();
      await tree.close();
    },
  };
}

/** The root, where nothing is missing. */
function rootIn(options: LockstepOptions): string {
  expectGiven('createLockstep: options', options, 'object');
  expectGiven('createLockstep: options.root', options.root, 'text');
  expectGiven('createLockstep: options.generator', options.generator, 'object');
  expectGiven('createLockstep: options.generator.generate', options.generator.generate, 'function');
  return options.root;
}

async function realRoot(root: string): Promise<string> {
  return realpath(root).catch((cause: unknown) => {
    throw new LockstepError('input-unreadable', `${root}: no such folder`, { fault: 'caller', cause });
  });
}

function checkNetwork({ id, network }: Generator, { network: { mode } }: Policy): void {
  if (mode === 'local' && network === 'hosted')
    throw new LockstepError('network-refused', `the policy says network.mode local: expected a generator on this machine, got ${id}, which is hosted`, { fault: 'caller' });
}

interface Closable {
  close(): Promise<void>;
}

/** What the runs of a tree hold open. */
interface Holdings {
  /** Gives what closes all of it and the journal, once. */
  hold(parts: readonly Closable[], journal: Closable): () => Promise<void>;
  /** Closes what runs have left open; their journals stay theirs. */
  close(): Promise<void>;
}

function createHoldings(): Holdings {
  const inUse = new Set<Closable>();
  return {
    hold(parts, journal) {
      for (const part of parts) inUse.add(part);
      return once(async () => {
        for (const part of parts) inUse.delete(part);
        await Promise.all([...parts, journal].map((each) => each.close()));
      });
    },
    async close() {
      await Promise.all([...inUse].map((part) => part.close()));
    },
  };
}

/** The same promise, however often it is asked for. */
function once(work: () => Promise<void>): () => Promise<void> {
  let under: Promise<void> | undefined;
  return () => (under ??= work());
}

async function closedOnFault<T>(open: Closable, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    await open.close();
    throw thrown;
  }
}

function taskOf(journal: RunJournal, tree: Tree): Task {
  const [first] = journal.entries();
  if (first === undefined)
    throw new LockstepError('input-invalid', `run ${journal.runId} has not begun: nothing was recorded of it; start it again, also under this id`, { fault: 'caller' });
  if (first.record.type !== 'run-start')
    throw new LockstepError('journal-corrupt', `${tree.root}: run ${journal.runId}: expected run-start first, got ${first.record.type}`, { fault: 'system' });
  const outcome = endOf(journal);
  if (outcome !== undefined)
    throw new LockstepError('input-invalid', `run ${journal.runId} has ended (${outcome}); there is nothing to resume`, { fault: 'caller' });
  return first.record.task;
}

/** How a run ended for good: accepted, or rejected with every file that was begun written or refused. */
function endOf(journal: RunJournal): RunOutcome | undefined {
  const records = journal.entries().map((entry) => entry.record);
  const outcomes = records.flatMap((record) => (record.type === 'run-end' ? [record.outcome] : []));
  if (outcomes.includes('accepted')) return 'accepted';
  const done = new Set(records.flatMap((record) => (record.type === 'file-written' || record.type === 'file-rejected' ? [record.path] : [])));
  const open = records.some((record) => record.type === 'file-start' && !done.has(record.path));
  return outcomes.includes('rejected') && done.size > 0 && !open ? 'rejected' : undefined;
}

function namesOf(tree: { readonly root: string; readonly policy: Policy }, custom: readonly (Validator | ValidatorModule)[]): readonly ValidatorName[] {
  const versioned = custom.map((each) => ({ id: each.id, version: 'version' in each ? each.version : 'unknown', builtIn: false }));
  const builtIn = [...builtInValidators(), ...besideOf(tree).map(({ card }) => card)];
  return [...builtIn.map(({ id, version }) => ({ id, version, builtIn: true })), ...versioned];
}

function today(): string {
  return new Date(systemClock.now()).toISOString().slice(0, 10);
}

/** Sorts by time and does not clash: `20260131-154500-3fa9c1`. */
function newRunId(): string {
  const stamp = new Date(systemClock.now()).toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return `${stamp}-${systemRandom.hex(3)}`;
}
