import { createHash } from 'node:crypto';
import { isLockstepError, LockstepError, messageOf } from '../contract/index.ts';
import type {
  ApprovalAnswer,
  ApprovalQuestion,
  ApprovalReply,
  Approver,
  Clock,
  FingerprintedFinding,
  Generator,
  GeneratorPart,
  HumanRequest,
  Identity,
  LockstepEvent,
  Policy,
  RunMetrics,
  RunOutcome,
  RunUsage,
  SurfaceLedger,
  Task,
} from '../contract/index.ts';
import { policyDigest } from '../gate/index.ts';
import type { Gate } from '../gate/index.ts';
import type { RunJournal } from '../journal/index.ts';
import { createMeter } from '../metrics/index.ts';
import type { PathClaims } from './claims.ts';
import type { RunReleases } from './releases.ts';
import { createDesk } from './desk.ts';
import type { Desk, ProposedFile } from './desk.ts';
import { createEngine } from './engine.ts';
import { readReply, requestOf } from './approval-reply.ts';
import type { Engine } from './engine.ts';
import { createEventStream } from './event-stream.ts';
import type { EventStream } from './event-stream.ts';
import { restoreDesk } from './restore.ts';
import { ledgerOf } from './run-surface.ts';
import { buildGraph, questionsOf } from './state-graph.ts';
import type { RunGraph } from './state-graph.ts';

/** How a run ended. A rejection is a result, never an exception. */
export interface RunResult {
  readonly runId: string;
  readonly outcome: RunOutcome;
  /** Paths that are in the tree now. */
  readonly written: readonly string[];
  readonly rejected: readonly { readonly path: string; readonly reason: string; readonly message: string }[];
  /** What a dry run would have written; empty for any other. */
  readonly proposed: readonly ProposedFile[];
  readonly findings: readonly FingerprintedFinding[];
  readonly metrics: RunMetrics;
  /** What the generator's requests have used; absent when it made none that it counted. */
  readonly usage?: RunUsage;
  /** What the run's files give away, before and after; absent where they give nothing away. */
  readonly surface?: SurfaceLedger;
  /** Validators that broke, and what ended the stream when it did not end by itself. */
  readonly faults: readonly string[];
}

/** A run under way. It may be iterated once; `result` settles whether it is iterated or not. */
export interface Run extends AsyncIterable<LockstepEvent> {
  readonly runId: string;
  readonly result: Promise<RunResult>;
  /** What people are asked, once `result` says `waiting`. */
  readonly interrupts: readonly ApprovalQuestion[];
  /** The same in the convention of LangChain's human-in-the-loop middleware, as the graph's interrupt carries it. */
  readonly request: HumanRequest;
  /**
   * Answers and goes on; the run that follows has events and a result of its own. Takes our own shape and both foreign
   * ones; these name nobody, so `approver` has to. Throws `input-invalid` for a reply that fits none.
   */
  resume(reply: ApprovalReply, approver?: Approver): Run;
}

/** A validator and its version; a module's is known only once it is loaded. */
export interface ValidatorName {
  readonly id: string;
  readonly version: string;
  readonly builtIn: boolean;
}

/** What a run is made of. Whoever composes hands everything in. */
export interface RunOptions {
  readonly task: Task;
  readonly generator: Generator;
  readonly policy: Policy;
  /** Fingerprints of what was wrong in the tree before and does not block. */
  readonly baseline: ReadonlySet<string>;
  readonly gate: Gate;
  /** Who will report, known before the workers are up. */
  readonly validators: readonly ValidatorName[];
  readonly journal: RunJournal;
  readonly claims: PathClaims;
  readonly releases: RunReleases;
  readonly clock: Clock;
  readonly brief: string;
  readonly signal?: AbortSignal;
  /** True when the journal already holds the beginning of this run. */
  readonly resumed: boolean;
  readonly record: (attempt: number, part: GeneratorPart) => void;
  /** Hears every event as it happens; must not throw. */
  readonly observe: (event: LockstepEvent) => void;
  /** Called once when nothing of this run is at work any more. */
  readonly onEnd: () => Promise<void>;
}

/** Starts a run, or goes on with one that a dead process has left. */
export function startRun(options: RunOptions): Run {
  const { journal, clock } = options;
  const newStream = (): EventStream => createEventStream({ runId: journal.runId, clock });
  let events = newStream();
  const meter = createMeter();
  const desk = openDesk(options, {
    emit(body, at) {
      const event = events.emit(body, at);
      meter.take(event);
      options.observe(event);
    },
    measure() {
      const at = events.now();
      return { at, metrics: meter.metrics(at) };
    },
  });
  const engine = createEngine({ desk, generator: options.generator, brief: options.brief, record: options.record });
  const advance = advancer(options, engine);

  const handle = (answers: readonly ApprovalAnswer[] | undefined, stream: EventStream): Run => {
    events = stream;
    const result = advance(answers).finally(() => stream.end());
    result.catch(() => undefined);
    return {
      runId: journal.runId,
      result,
      get interrupts() {
        return questionsOf(engine);
      },
      get request() {
        return requestOf(questionsOf(engine));
      },
      resume: (reply, approver) => handle(readReply(reply, questionsOf(engine), approver), newStream()),
      [Symbol.asyncIterator]: () => stream[Symbol.asyncIterator](),
    };
  };
  return handle(undefined, events);
}

function openDesk(options: RunOptions, voice: Pick<Desk, 'emit' | 'measure'>): Desk {
  const { task, policy, baseline, gate, journal, claims, releases, clock } = options;
  const families = new Set(options.validators.filter((each) => each.builtIn).map((each) => each.id));
  const { runId } = journal;
  return createDesk({ runId, task, identity: identityOf(options), policy, baseline, gate, families, journal, claims, releases, clock, ...voice });
}

/** Makes the function that runs the graph until it ends or asks, and says how it ended. */
function advancer(options: RunOptions, engine: Engine): (answers: readonly ApprovalAnswer[] | undefined) => Promise<RunResult> {
  const { desk } = engine;
  let graph: RunGraph | undefined;
  const abort = (): void => engine.abort();
  const begin = async (): Promise<RunGraph> => {
    await announceStart(options, desk);
    if (options.resumed) await restoreDesk(desk);
    await engine.start();
    return buildGraph(engine, options.validators.map((each) => each.id));
  };
  return async (answers) => {
    // A signal of this run's own: many runs may share the caller's, which would count their listeners for a leak.
    const signal = options.signal === undefined ? undefined : AbortSignal.any([options.signal]);
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted === true) engine.abort();
    let fault: unknown;
    try {
      graph ??= await begin();
      await graph.advance(answers);
    } catch (thrown) {
      fault = thrown;
    } finally {
      signal?.removeEventListener('abort', abort);
      await stop(engine);
    }
    const result = await conclude(engine, fault);
    if (result.outcome !== 'waiting') {
      options.claims.release(desk.runId);
      await options.onEnd();
    }
    if (fault !== undefined && !isAbort(fault, desk)) throw asFault(fault);
    return result;
  };
}

function identityOf({ generator, task }: RunOptions): Identity {
  return {
    agent: generator.id,
    ...(generator.model === undefined ? {} : { model: generator.model }),
    ...(generator.provider === undefined ? {} : { provider: generator.provider }),
    ...(task.onBehalfOf === undefined ? {} : { onBehalfOf: task.onBehalfOf }),
  };
}

async function announceStart(options: RunOptions, desk: Desk): Promise<void> {
  const { validators } = options;
  const digests = { policyDigest: policyDigest(options.policy), briefDigest: createHash('sha256').update(options.brief).digest('hex') };
  const { identity, runId, task } = desk;
  if (options.resumed) await options.journal.append({ type: 'run-resume', policyDigest: digests.policyDigest, identity });
  else {
    const cards = validators.map(({ id, version }) => ({ id, version }));
    await options.journal.append({ type: 'run-start', runId, task, identity, ...digests, validators: cards });
  }
  desk.emit({
    type: 'run-start',
    root: options.gate.root,
    generator: identity.agent,
    ...(identity.model === undefined ? {} : { model: identity.model }),
    validators: validators.map((each) => each.id),
    ...digests,
    resumed: options.resumed,
  });
}

/** Milliseconds that a generator has to end after it was told to. What it still sends then is dropped. */
const PATIENCE_MS = 500;

/** Nothing may go on writing after the end: the generator is stopped and waited for, but not for ever. */
async function stop(engine: Engine): Promise<void> {
  engine.leave();
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
  await Promise.race([engine.quiet, patience]);
  clearTimeout(timer);
}

async function conclude(engine: Engine, fault: unknown): Promise<RunResult> {
  const { desk } = engine;
  if (desk.stream.type === 'ended' && desk.stream.error !== undefined) desk.faults.push(messageOf(desk.stream.error));
  if (fault !== undefined && !isAbort(fault, desk)) desk.faults.push(messageOf(fault));
  const outcome = surely(outcomeOf(engine, fault), desk);
  if (outcome === 'failed' && desk.faults.length === 0) desk.faults.push('the stream of the generator was cut before its end');
  const ledger = ledgerOf(desk);
  const surface = ledger === undefined ? {} : { surface: ledger };
  if (outcome !== 'waiting' && fault === undefined) await desk.journal.append({ type: 'run-end', outcome, ...surface });
  const { at, metrics: measured } = desk.measure();
  const metrics = { ...measured, supersteps: desk.supersteps };
  const { runId, written, proposed, rejected, findings, faults } = desk;
  const usage = desk.usage.requests === 0 ? {} : { usage: { ...desk.usage } };
  desk.emit({ type: 'run-end', outcome, written, rejected: rejected.map((each) => each.path), metrics, ...usage, ...surface }, at);
  return { runId, outcome, written, proposed, rejected, findings, metrics, faults, ...usage, ...surface };
}

function outcomeOf(engine: Engine, fault: unknown): RunOutcome {
  const { desk } = engine;
  if (desk.aborted) return 'aborted';
  if (fault !== undefined || desk.faults.length > 0) return 'failed';
  if (engine.ask().length > 0) return 'waiting';
  if (desk.stream.type === 'ended' && desk.stream.reason === 'interrupted') return 'failed';
  if (desk.stream.type === 'ended' && desk.stream.reason !== 'complete') return 'rejected';
  return desk.rejected.length > 0 ? 'rejected' : 'accepted';
}

/** A run that left a file undecided was not accepted, whatever else it says of itself. */
function surely(outcome: RunOutcome, desk: Desk): RunOutcome {
  const left = [...desk.files.values()].filter(({ state }) => state !== 'written' && state !== 'rejected');
  if (outcome !== 'accepted' || left.length === 0) return outcome;
  desk.faults.push(`the run ended before ${left.map(({ path }) => path).join(', ')} could be written; resume it to go on`);
  return 'failed';
}

function isAbort(fault: unknown, desk: Desk): boolean {
  return desk.aborted && !isLockstepError(fault);
}

function asFault(thrown: unknown): LockstepError {
  if (thrown instanceof LockstepError) return thrown;
  return new LockstepError('journal-io', messageOf(thrown), { fault: 'system', cause: thrown });
}
