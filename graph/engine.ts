import { repairAdvice } from '../agents/index.ts';
import type { AcceptedPrefix, ApprovalAnswer, GenerationRequest, Generator, RepairRequest } from '../contract/index.ts';
import { createApprovals } from './approvals.ts';
import type { Approvals, Criticised } from './approvals.ts';
import { decidable, heldBack, isStill, questions } from './desk.ts';
import type { Desk, OpenUnit, StreamState } from './desk.ts';
import { createGeneratorPump } from './generator-pump.ts';
import type { GeneratorPump } from './generator-pump.ts';
import { createIntake } from './intake.ts';
import { knownText, recordOf, wholeFile } from './units.ts';
import { createJudging } from './judging.ts';
import type { Judging, Veto } from './judging.ts';
import { mergeReady } from './merge-node.ts';
import { createRefusals } from './refusal.ts';
import type { Refusals } from './refusal.ts';
import { acceptedText } from './run-file.ts';
import type { RunFile } from './run-file.ts';
import { release, waitingWith, writeVerdicts } from './write-node.ts';

/** Where the loop goes after `write`. */
export type Next = 'collect' | 'repair' | 'approval' | 'end';

/** What the nodes of the graph do. The pumps run beside it. */
export interface Engine {
  readonly desk: Desk;
  start(): Promise<void>;
  /** Sleeps until merge has something to decide or the stream has ended. */
  somethingReady(seen: number): Promise<void>;
  merge(): Promise<readonly string[]>;
  write(): Promise<Next>;
  repair(): Promise<Next>;
  ask(): readonly OpenUnit[];
  answer(answers: readonly ApprovalAnswer[]): Promise<void>;
  abort(): void;
  /** Lets go of the generator: nothing more is wanted of it for now. */
  leave(): void;
  readonly quiet: Promise<void>;
}

/** What an engine is made of. */
export interface EngineOptions {
  readonly desk: Desk;
  readonly generator: Generator;
  readonly brief: string;
  readonly record: Parameters<typeof createGeneratorPump>[2];
}

/** Streams that were cut and begun again, in one run: a generator bounds it too, but it may be anybody's. */
const MAX_RESTARTS = 20;

/** Puts pumps, judging and refusals of one run together. */
export function createEngine(options: EngineOptions): Engine {
  return new RunEngine(options);
}

class RunEngine implements Engine {
  readonly desk: Desk;
  readonly #generator: Generator;
  readonly #brief: string;
  readonly #judging: Judging;
  readonly #refusals: Refusals;
  readonly #approvals: Approvals;
  readonly #pump: GeneratorPump;
  #toRepair: OpenUnit | undefined;
  /** What the current attempt answers: a stream that was cut is begun again with it. */
  #answering: RepairRequest | undefined;
  #restarts = 0;
  /** A veto stopped a stream whose other files have not come yet. */
  #cutShort = false;
  /** The stream was left because all it could bring waits for a person. */
  #paused = false;
  /** The attempt whose end is in the journal. */
  #notedEnd = 0;

  constructor({ desk, generator, brief, record }: EngineOptions) {
    this.desk = desk;
    this.#generator = generator;
    this.#brief = brief;
    this.#judging = createJudging(desk, (veto) => this.#onVeto(veto));
    this.#refusals = createRefusals(desk, this.#judging);
    this.#approvals = createApprovals({ desk, judging: this.#judging, refusals: this.#refusals, canRepair: (file) => this.#mayRepair(file) });
    this.#pump = createGeneratorPump(desk, generator, record);
    desk.releases.follow((paths) => this.#hear(paths));
  }

  get quiet(): Promise<void> {
    return this.#pump.quiet;
  }

  /** What waited for people when an earlier process ended is taken up; the generator is asked only when it is needed. */
  async start(): Promise<void> {
    const { streamOver, criticised } = await this.#approvals.restore();
    if (criticised.length > 0) await this.#repairCriticised(criticised);
    else if (streamOver) this.desk.through = this.desk.attempt;
    else await this.#startAttempt();
    this.desk.bell.ring();
  }

  somethingReady(seen: number): Promise<void> {
    return this.desk.bell.after(seen);
  }

  merge(): Promise<readonly string[]> {
    return mergeReady(this.desk, this.#generator.capabilities.repair);
  }

  async write(): Promise<Next> {
    const next = await this.#write();
    if (next !== 'collect') this.desk.releases.leaveTurn();
    if (next === 'approval') await this.#approvals.keep();
    return next;
  }

  async #write(): Promise<Next> {
    const { desk } = this;
    this.#toRepair = desk.verdicts.find((verdict) => verdict.decision.type === 'repair')?.open;
    await writeVerdicts(desk, this.#refusals);
    // Between a pass over the program and the next turn this waits: until then the run may be overtaken many times.
    if (!desk.programPass) await this.#judgeOvertaken();
    if (decidable(desk) !== undefined || heldBack(desk).length > 0) desk.bell.ring();
    if (desk.aborted) return 'end';
    if (this.#toRepair !== undefined) return 'repair';
    desk.room.ring();
    if (!isStill(desk)) return 'collect';
    if (desk.stream.type === 'ended') return this.#settle(desk.stream);
    this.#paused = true;
    return 'approval';
  }

  async repair(): Promise<Next> {
    const open = this.#toRepair;
    this.#toRepair = undefined;
    if (open === undefined) return 'collect';
    this.#pump.abort();
    const findings = (open.reports ?? []).flatMap((report) => report.findings);
    const advice = repairAdvice(findings, { sourceOf: sourcesWith(this.desk, open) });
    await this.#refusals.rollBack(open, findings);
    noteRepair(this.desk, open.file, open.unit.sha256);
    this.desk.emit({ type: 'repair-start', path: open.file.path, round: open.file.repairs, findings: findings.length });
    await this.#startAttempt({ path: open.file.path, refusedText: open.unit.text, findings, advice });
    return 'collect';
  }

  ask(): readonly OpenUnit[] {
    return questions(this.desk);
  }

  async answer(answers: readonly ApprovalAnswer[]): Promise<void> {
    const criticised = await this.#approvals.take(answers);
    if (criticised.length > 0) await this.#repairCriticised(criticised);
    else if (this.#paused) await this.#startAttempt();
    this.desk.bell.ring();
  }

  /** What people said goes back to the generator; all that came after the first refused unit is generated anew. */
  async #repairCriticised(criticised: readonly Criticised[]): Promise<void> {
    const [first] = criticised;
    if (first === undefined) return;
    const { desk } = this;
    const { file, unit, sequence } = first.open;
    const advice = criticised.map((each) => each.advice).join('\n');
    const chunk = recordOf(file, unit, sequence);
    await desk.journal.append({ type: 'chunk-refused', chunk, decision: 'repair', message: first.advice, reports: first.open.reports ?? [] });
    await this.#refusals.rollBack(first.open, []);
    noteRepair(desk, file, unit.sha256);
    desk.emit({ type: 'repair-start', path: file.path, round: file.repairs, findings: 0 });
    await this.#startAttempt({ path: file.path, refusedText: unit.text, findings: [], advice });
  }

  #mayRepair(file: RunFile): boolean {
    const { policy, repairs } = this.desk;
    return this.#generator.capabilities.repair && file.repairs < policy.repair.rounds && repairs < policy.repair.totalRounds;
  }

  leave(): void {
    this.#pump.abort();
  }

  abort(): void {
    this.desk.aborted = true;
    this.desk.releases.leaveTurn();
    this.#pump.abort();
    this.desk.bell.ring();
  }

  #onVeto(veto: Veto): void {
    const { desk } = this;
    const file = desk.files.get(veto.unit.path);
    if (file === undefined || file.state === 'rejected' || file.doomed || isPast(veto, desk, file)) return;
    desk.emit({ type: 'veto', unitId: veto.unit.id, path: veto.unit.path, finding: veto.finding });
    file.doomed = true;
    if (this.#generator.capabilities.repair && desk.stream.type === 'streaming') {
      this.#cutShort = true;
      this.#pump.abort();
    }
    if (veto.open === undefined) this.#judging.refuseEarly(veto, file);
  }

  async #startAttempt(repair?: RepairRequest): Promise<void> {
    const { desk } = this;
    desk.releases.leaveTurn();
    desk.attempt += 1;
    this.#cutShort = false;
    this.#paused = false;
    this.#answering = repair;
    for (const file of desk.files.values()) if (file.state === 'open') file.doomed = false;
    await desk.journal.append({ type: 'attempt-start', attempt: desk.attempt });
    desk.emit({ type: 'attempt-start', attempt: desk.attempt });
    if (desk.aborted) return;
    const request = requestFor(desk, { brief: this.#brief, repair });
    const { rejectFile } = this.#refusals;
    this.#pump.start(request, createIntake({ desk, generator: this.#generator, judging: this.#judging, reject: rejectFile }));
  }

  /** The stream has ended and all that does not wait for a person is decided: what now? */
  async #settle({ reason, again }: Extract<StreamState, { type: 'ended' }>): Promise<Next> {
    const { desk } = this;
    if (again === true && this.#restarts < MAX_RESTARTS) {
      this.#restarts += 1;
      await this.#startAttempt(this.#answering);
      return 'collect';
    }
    if (this.#cutShort && this.#generator.capabilities.resume && this.#isAnythingLeft()) {
      await this.#startAttempt();
      return 'collect';
    }
    const asked = questions(desk).length > 0;
    if (reason === 'length' || reason === 'refusal') this.#noteUnfinished(reason);
    const through = reason === 'complete' || this.#cutShort ? desk.through : undefined;
    if (through === undefined) return asked ? 'approval' : 'end';
    if (asked && this.#notedEnd !== desk.attempt) {
      this.#notedEnd = desk.attempt;
      await desk.journal.append({ type: 'attempt-end', attempt: through, reason: 'complete' });
    }
    const held = new Set(questions(desk).map((open) => open.file));
    const files = [...desk.files.values()].filter((file) => !held.has(file));
    for (const file of files)
      if (file.state === 'open') await this.#refusals.rejectFile(file, 'incomplete', `${file.path} was begun and never ended`);
    await desk.releases.takeTurn();
    if (desk.aborted) return 'end';
    await this.#judgeOvertaken();
    const uncleared = files.filter((file) => file.state === 'complete' && !desk.cleared.has(file));
    if (uncleared.length > 0) desk.programPass = true;
    for (const file of uncleared) this.#judging.submit(wholeFile(desk, file, 'program'), file);
    if (!isStill(desk)) return 'collect';
    desk.releases.tell(await release(desk, this.#refusals, await waitingWith(desk, held)));
    return asked ? 'approval' : 'end';
  }

  /** Other runs have put something into the tree; this one looks at it in its own turn. */
  #hear(paths: readonly string[]): void {
    for (const path of paths) {
      this.desk.overtaken.add(path);
      this.desk.gate.apply({ type: 'drop', path });
    }
    this.desk.bell.ring();
  }

  /** What other runs have released may be what this one was judged without. */
  async #judgeOvertaken(): Promise<void> {
    const { overtaken } = this.desk;
    const paths = [...overtaken];
    overtaken.clear();
    for (const path of paths) await this.#refusals.judgeReaders(path);
  }

  /** False when a stream that was stopped could not have brought anything more: then no further one is paid for. */
  #isAnythingLeft(): boolean {
    return this.desk.through === undefined || [...this.desk.files.values()].some((file) => file.state === 'open');
  }

  /** Nothing is lost: the journal keeps what was accepted, and a resumed run goes on from there. */
  #noteUnfinished(reason: 'length' | 'refusal'): void {
    const message = `the generator ended with ${reason} before it was through; resume the run to go on`;
    for (const { path, state } of this.desk.files.values()) {
      if (state === 'written' || state === 'rejected') continue;
      this.desk.rejected.push({ path, reason: 'incomplete', message });
      this.desk.emit({ type: 'file-rejected', path, reason: 'incomplete', message });
    }
  }
}

/** An early look counts only while the statement it looked at is still the one being written. */
function isPast({ open, unit }: Veto, desk: Desk, file: RunFile): boolean {
  return open === undefined && !unit.id.startsWith(`${desk.runId}/${file.fileNo}/${desk.attempt}/${file.nextIndex}~`);
}

/** What the generator is asked in an attempt. Files that were refused for good are no part of what was accepted. */
function requestFor(desk: Desk, { brief, repair }: { readonly brief: string; readonly repair: RepairRequest | undefined }): GenerationRequest {
  const files = [...desk.files.values()];
  const accepted = files.filter((file) => file.state !== 'rejected').map((file) => prefixOf(desk, file));
  const refused = new Set(desk.rejected.map(({ path }) => path));
  const { task, attempt } = desk;
  return { task, brief, attempt, accepted, ...(refused.size === 0 ? {} : { refused: [...refused] }), ...(repair === undefined ? {} : { repair }) };
}

function prefixOf(desk: Desk, file: RunFile): AcceptedPrefix {
  return { path: file.path, operation: file.operation, text: knownText(desk, file), complete: file.state !== 'open' };
}

/** The texts of the run's files as they were judged with a unit. */
function sourcesWith(desk: Desk, { unit, file }: OpenUnit): (path: string) => string | undefined {
  const isPart = unit.phase === 'chunk' || unit.phase === 'early';
  return (path) => {
    if (path === unit.path) return isPart ? acceptedText(file) + unit.text : unit.text;
    const other = desk.files.get(path);
    return other === undefined ? undefined : acceptedText(other);
  };
}

function noteRepair(desk: Desk, file: RunFile, digest: string): void {
  file.refusedDigests.add(digest);
  file.repairs += 1;
  file.doomed = false;
  desk.repairs += 1;
}
