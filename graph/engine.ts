import { repairAdvice } from '../agents/index.ts';
import type { FinishReason, GenerationRequest, Generator, RepairRequest } from '../contract/index.ts';
import { decidable, heldBack, isStill, questions } from './desk.ts';
import type { Desk, OpenUnit } from './desk.ts';
import { createGeneratorPump } from './generator-pump.ts';
import type { GeneratorPump } from './generator-pump.ts';
import { createIntake, wholeFile } from './intake.ts';
import { createJudging } from './judging.ts';
import type { Judging, Veto } from './judging.ts';
import { mergeReady } from './merge-node.ts';
import { createRefusals } from './refusal.ts';
import { acceptedText } from './run-file.ts';
import type { RunFile } from './run-file.ts';
import { release, waitingWith, writeVerdicts } from './write-node.ts';

/** Where the loop goes after `write`. */
export type Next = 'collect' | 'repair' | 'approval' | 'end';

/** An answer of a person to one question. */
export interface ApprovalAnswer {
  readonly unitId: string;
  /** Digest of the bytes that were shown; an answer for others counts for nothing. */
  readonly sha256: string;
  readonly decision: 'approve' | 'reject';
  readonly by: string;
  readonly reason: string;
}

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
  readonly quiet: Promise<void>;
}

/** What an engine is made of. */
export interface EngineOptions {
  readonly desk: Desk;
  readonly generator: Generator;
  readonly brief: string;
  readonly record: Parameters<typeof createGeneratorPump>[2];
}

/** Puts pumps, judging and refusals of one run together. */
export function createEngine({ desk, generator, brief, record }: EngineOptions): Engine {
  const judging: Judging = createJudging(desk, onVeto);
  const refusals = createRefusals(desk, judging);
  const pump: GeneratorPump = createGeneratorPump(desk, generator, record);
  const canRepair = generator.capabilities.repair;
  let toRepair: OpenUnit | undefined;
  /** A veto stopped a stream whose other files have not come yet. */
  let cutShort = false;

  function onVeto(veto: Veto): void {
    const file = desk.files.get(veto.unit.path);
    if (file === undefined || file.state === 'rejected' || file.doomed) return;
    if (veto.open === undefined && !veto.unit.id.startsWith(`${desk.runId}/${file.fileNo}/${desk.attempt}/${file.nextIndex}~`)) return;
    desk.tally.count('vetoes');
    desk.emit({ type: 'veto', unitId: veto.unit.id, path: veto.unit.path, finding: veto.finding });
    file.doomed = true;
    if (canRepair && desk.stream.type === 'streaming') {
      cutShort = true;
      pump.abort();
    }
    if (veto.open === undefined) judging.refuseEarly(veto, file);
  }

  const startAttempt = async (repair?: RepairRequest): Promise<void> => {
    desk.attempt += 1;
    cutShort = false;
    for (const file of desk.files.values()) if (file.state === 'open') file.doomed = false;
    await desk.journal.append({ type: 'attempt-start', attempt: desk.attempt });
    desk.emit({ type: 'attempt-start', attempt: desk.attempt });
    const accepted = [...desk.files.values()].map((file) => ({
      path: file.path,
      operation: file.operation,
      text: acceptedText(file),
      complete: file.state !== 'open',
    }));
    const request: GenerationRequest = { task: desk.task, brief, attempt: desk.attempt, accepted, ...(repair === undefined ? {} : { repair }) };
    pump.start(request, createIntake({ desk, generator, judging, reject: refusals.rejectFile }));
  };

  /** The stream has ended and all that does not wait for a person is decided: what now? */
  const settle = async (reason: FinishReason): Promise<Next> => {
    if (cutShort && generator.capabilities.resume) {
      await startAttempt();
      return 'collect';
    }
    const asked = questions(desk).length > 0;
    if (reason !== 'complete') return asked ? 'approval' : 'end';
    const held = new Set(questions(desk).map((open) => open.file));
    for (const file of desk.files.values())
      if (file.state === 'open' && !held.has(file)) await refusals.rejectFile(file, 'incomplete', `${file.path} was begun and never ended`);
    const uncleared = [...desk.files.values()].filter((file) => file.state === 'complete' && !desk.cleared.has(file) && !held.has(file));
    if (uncleared.length > 0) {
      desk.programPass = true;
      for (const file of uncleared) judging.submit(wholeFile(desk, file, 'program'), file);
      return 'collect';
    }
    await release(desk, refusals, await waitingWith(desk, held));
    return asked ? 'approval' : 'end';
  };

  return {
    desk,
    start: () => startAttempt(),
    async somethingReady(seen) {
      await desk.bell.after(seen);
    },
    merge: () => mergeReady(desk, canRepair),
    async write() {
      toRepair = desk.verdicts.find((verdict) => verdict.decision.type === 'repair')?.open;
      await writeVerdicts(desk, refusals);
      if (decidable(desk) !== undefined || heldBack(desk).length > 0) desk.bell.ring();
      if (desk.aborted) return 'end';
      if (toRepair !== undefined) return 'repair';
      if (desk.stream.type === 'streaming') return 'collect';
      return isStill(desk) ? settle(desk.stream.reason) : 'collect';
    },
    async repair() {
      const open = toRepair;
      toRepair = undefined;
      if (open === undefined) return 'collect';
      pump.abort();
      await pump.quiet;
      const findings = (open.reports ?? []).flatMap((report) => report.findings);
      await refusals.rollBack(open, findings);
      noteRepair(desk, open.file, open.unit.sha256);
      desk.emit({ type: 'repair-start', path: open.file.path, round: open.file.repairs, findings: findings.length });
      await startAttempt({ path: open.file.path, refusedText: open.unit.text, findings, advice: repairAdvice(findings) });
      return 'collect';
    },
    ask: () => questions(desk),
    async answer(answers) {
      for (const open of questions(desk)) {
        const answer = answers.find((each) => each.unitId === open.unit.id && each.sha256 === open.unit.sha256);
        if (answer === undefined || isSelf(answer.by, desk)) continue;
        if (answer.decision === 'approve') {
          open.approvedBy = answer.by;
          open.file.approved.add(open.unit.sha256);
        } else await refusals.rejectFile(open.file, 'denied', `${answer.by}: ${answer.reason}`);
      }
      desk.bell.ring();
    },
    abort() {
      desk.aborted = true;
      pump.abort();
      desk.bell.ring();
    },
    get quiet() {
      return pump.quiet;
    },
  };
}

/** An agent cannot approve what it has written. */
function isSelf(by: string, { identity }: Desk): boolean {
  const plain = (name: string | undefined): string | undefined => name?.normalize('NFKC').trim().toLowerCase();
  return plain(by) === '' || plain(by) === plain(identity.agent) || plain(by) === plain(identity.model);
}

function noteRepair(desk: Desk, file: RunFile, digest: string): void {
  file.refusedDigests.add(digest);
  file.repairs += 1;
  file.doomed = false;
  desk.repairs += 1;
  desk.tally.count('repairs');
}
