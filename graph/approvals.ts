import type { ApprovalAnswer, Chunk } from '../contract/index.ts';
import { expiryOf, isExpired, readAsked, recordAnswer } from '../journal/index.ts';
import type { HeldFile } from '../journal/index.ts';
import { questions } from './desk.ts';
import type { Desk, OpenUnit } from './desk.ts';
import { endFile, keepFile, layPieces, setEnd } from './held-files.ts';
import type { Judging } from './judging.ts';
import { isChunk } from './refusal.ts';
import type { Refusals } from './refusal.ts';
import type { RunFile } from './run-file.ts';

/** A unit that a person has refused with words from which the generator can learn. */
export interface Criticised {
  readonly open: OpenUnit;
  readonly advice: string;
}

/** What a run finds of its questions when it is gone on with. */
export interface Restored {
  /** The generator has said all it had to say. */
  readonly streamOver: boolean;
  readonly criticised: readonly Criticised[];
}

/** What a run does around the questions that people are asked. */
export interface Approvals {
  /** Puts all that waits into the journal: it outlives this process. */
  keep(): Promise<void>;
  /** Takes answers. What was refused with words, and can be repaired, is given back, first in sequence first. */
  take(answers: readonly ApprovalAnswer[]): Promise<readonly Criticised[]>;
  /** Brings back what waited when an earlier process ended, and acts on what was answered since. */
  restore(): Promise<Restored>;
}

/** What approvals work with. `canRepair` says whether a file may take another round. */
export interface ApprovalParts {
  readonly desk: Desk;
  readonly judging: Judging;
  readonly refusals: Refusals;
  readonly canRepair: (file: RunFile) => boolean;
}

/** Makes the approvals of a run. */
export function createApprovals(parts: ApprovalParts): Approvals {
  return new RunApprovals(parts);
}

class RunApprovals implements Approvals {
  readonly #parts: ApprovalParts;
  readonly #kept = new Map<RunFile, string>();

  constructor(parts: ApprovalParts) {
    this.#parts = parts;
  }

  async keep(): Promise<void> {
    const { desk } = this.#parts;
    for (const file of new Set(questions(desk).map((open) => open.file))) await keepFile(desk, file, this.#kept);
  }

  async take(answers: readonly ApprovalAnswer[]): Promise<readonly Criticised[]> {
    const { desk } = this.#parts;
    for (const { expiresAt, file } of questions(desk)) await this.#expire(file, expiresAt ?? null);
    const criticised: Criticised[] = [];
    const edited = new Set<RunFile>();
    for (const open of questions(desk)) {
      const answer = await this.#firstThatCounts(open, answers.filter((each) => each.unitId === open.unit.id && each.sha256 === open.unit.sha256));
      if (answer === undefined) continue;
      criticised.push(...(await this.#act(open, answer)));
      if (answer.decision === 'edit') edited.add(open.file);
    }
    for (const file of edited) if (file.state === 'open' || file.state === 'ended') await this.#putEdits(file);
    return inSequence(criticised);
  }

  async restore(): Promise<Restored> {
    const { desk, judging } = this.#parts;
    const { files, streamOver } = readAsked(desk.journal.entries());
    const waiting = [...files.values()].flatMap((held) => {
      const file = desk.files.get(held.path);
      return file?.state === 'open' ? [{ file, held }] : [];
    });
    if (waiting.some(({ held }) => isEdited(held))) desk.attempt += 1;
    const chunks: { readonly chunk: Chunk; readonly file: RunFile }[] = [];
    for (const { file, held } of waiting) for (const chunk of await this.#bringBack(file, held)) chunks.push({ chunk, file });
    for (const { chunk, file } of chunks.toSorted((a, b) => a.chunk.sequence - b.chunk.sequence)) judging.submit(chunk, file);
    for (const { file, held } of waiting) if (isEdited(held)) await keepFile(desk, file, this.#kept);
    for (const { file } of waiting) if (file.state === 'ended') endFile(desk, file, judging);
    return { streamOver, criticised: await this.#actOnRecorded(waiting.map(({ held }) => held)) };
  }

  async #bringBack(file: RunFile, held: HeldFile): Promise<readonly Chunk[]> {
    const { desk } = this.#parts;
    for (const [digest, by] of held.approved) file.approved.set(digest, by);
    for (const question of held.open) desk.asked.set(question.chunk.id, question.expiresAt);
    const chunks = await layPieces(desk, file, held.held);
    file.state = held.ended ? 'ended' : 'open';
    return chunks;
  }

  /** Answers that were recorded while no process was at work, and questions that expired meanwhile. */
  async #actOnRecorded(files: readonly HeldFile[]): Promise<readonly Criticised[]> {
    const { desk } = this.#parts;
    const criticised: Criticised[] = [];
    for (const answer of files.flatMap((file) => file.answers)) {
      const open = desk.queue.find((each) => each.unit.id === answer.unitId);
      if (open !== undefined) criticised.push(...(await this.#act(open, answer)));
    }
    for (const { chunk, expiresAt } of files.flatMap((file) => file.open)) {
      const file = desk.files.get(chunk.path);
      if (file !== undefined) await this.#expire(file, expiresAt);
    }
    return inSequence(criticised);
  }

  async #expire(file: RunFile, expiresAt: number | null): Promise<void> {
    const { desk, refusals } = this.#parts;
    if (isExpired(expiresAt, desk.clock)) await refusals.rejectFile(file, 'expired', expiryOf(expiresAt));
  }

  /** Records answers up to the one that closes the question: where two people have to approve, a first yes does not. */
  async #firstThatCounts(open: OpenUnit, answers: readonly ApprovalAnswer[]): Promise<ApprovalAnswer | undefined> {
    for (const answer of answers) if (await this.#closes(open, answer)) return answer;
    return undefined;
  }

  async #closes(open: OpenUnit, answer: ApprovalAnswer): Promise<boolean> {
    const { desk } = this.#parts;
    const outcome = await recordAnswer(desk.journal, answer, desk.clock);
    const { unitId, sha256, decision, by, reason } = answer;
    if (outcome.type === 'refused') desk.emit({ type: 'note', text: `an answer was not taken: ${outcome.message}` });
    else desk.emit({ type: 'approval-answer', unitId, path: open.file.path, sha256, decision, by, reason });
    return outcome.type === 'recorded' && outcome.open !== true;
  }

  async #act(open: OpenUnit, { decision, by, reason }: Pick<ApprovalAnswer, 'decision' | 'by' | 'reason'>): Promise<readonly Criticised[]> {
    const { file, unit } = open;
    if (decision === 'approve') {
      const names = readAsked(this.#parts.desk.journal.entries()).files.get(file.path)?.approved.get(unit.sha256) ?? by;
      open.approvedBy = names;
      file.approved.set(unit.sha256, names);
    }
    if (decision !== 'reject') return [];
    // Who it was is in the journal; the generator may be on somebody else's machine.
    if (reason.trim() !== '' && this.#parts.canRepair(file)) return [{ open, advice: `A person refused this part of ${file.path}: ${reason}` }];
    await this.#parts.refusals.rejectFile(file, 'denied', `${by}: ${reason}`);
    return [];
  }

  /** What a person wrote takes the place of what was asked about, and is judged like anything else. */
  async #putEdits(file: RunFile): Promise<void> {
    const { desk, judging, refusals } = this.#parts;
    const held = readAsked(desk.journal.entries()).files.get(file.path)?.held ?? [];
    const at = held.findIndex((piece) => piece.type === 'edited');
    const first = desk.queue.filter((open) => open.file === file && isChunk(open))[at];
    if (at === -1 || first === undefined) return;
    const gone = refusals.withdraw(first);
    desk.gate.apply({ type: 'truncate', path: file.path, id: first.unit.id });
    setEnd(desk, file);
    desk.attempt += 1;
    for (const chunk of await layPieces(desk, file, held.slice(at))) judging.submit(chunk, file);
    await keepFile(desk, file, this.#kept);
    await refusals.supersede(gone.flatMap((open) => (isChunk(open) ? [open.unit] : [])));
    if (file.state === 'ended') endFile(desk, file, judging);
  }
}

function isEdited({ held }: HeldFile): boolean {
  return held.some((piece) => piece.type === 'edited');
}

/** In order of arrival; those whose file was refused for good by another answer are past repair. */
function inSequence(criticised: readonly Criticised[]): readonly Criticised[] {
  return criticised.filter(({ open }) => open.file.state !== 'rejected').toSorted((a, b) => a.open.sequence - b.open.sequence);
}
