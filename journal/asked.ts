import type { ChunkRecord, FileOperation, JournalEntry, JournalRecord } from '../contract/index.ts';
import { differentPeople } from './same-person.ts';

/** A question as the journal holds it. */
export type AskedQuestion = Extract<JournalRecord, { type: 'approval-request' }> & {
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  /** The different people who have approved it so far; fewer than it needs while it is open. */
  readonly approvedBy: readonly string[];
};

/** An answer as the journal holds it. */
export type RecordedAnswer = Extract<JournalRecord, { type: 'approval-answer' }> & { readonly answeredAt: number };

/** A piece of a file that waits: a chunk of the stream, or text that a person put in place of some. */
export type HeldPiece = { readonly type: 'chunk'; readonly chunk: ChunkRecord } | { readonly type: 'edited'; readonly sha256: string; readonly by: string };

/** A file of which something waits for a person. */
export interface HeldFile {
  readonly path: string;
  readonly fileNo: number;
  readonly operation: FileOperation;
  /** Digest of the bytes found on disk, null when there was no file. */
  readonly preImage: string | null;
  readonly accepted: readonly ChunkRecord[];
  /** What follows the accepted chunks, in order. */
  readonly held: readonly HeldPiece[];
  /** The stream has brought all of it. */
  readonly ended: boolean;
  /** Questions about held chunks, or about the whole file, that nobody has answered. */
  readonly open: readonly AskedQuestion[];
  /** Answers that no process has acted upon yet. */
  readonly answers: readonly RecordedAnswer[];
  /** Who has approved what: digest of a unit to name. */
  readonly approved: ReadonlyMap<string, string>;
}

/** What the journal of a run says about its questions. */
export interface Asked {
  /** Files that are neither written nor refused and of which something waits, or waited and is not through, by path. */
  readonly files: ReadonlyMap<string, HeldFile>;
  /** The generator has said all it had to say. */
  readonly streamOver: boolean;
}

interface OpenFile {
  readonly path: string;
  readonly fileNo: number;
  readonly operation: FileOperation;
  readonly preImage: string | null;
  accepted: ChunkRecord[];
  held: HeldPiece[];
  ended: boolean;
  readonly questions: Map<string, AskedQuestion>;
  readonly answers: Map<string, RecordedAnswer>;
  readonly approved: Map<string, string>;
}

/** Plays a journal: what waits for a person, what was answered, and whether the generator is still needed. */
export function readAsked(entries: readonly JournalEntry[]): Asked {
  const files = new Map<string, OpenFile>();
  let streamOver = false;
  for (const { record, ts } of entries) {
    if (record.type === 'attempt-start') streamOver = false;
    else if (record.type === 'attempt-end') streamOver = record.reason === 'complete';
    else play(files, record, ts);
  }
  const waiting = [...files.values()].filter((file) => file.ended || file.held.length > 0 || [...file.questions.values()].some(isWhole));
  return { files: new Map(waiting.map((file) => [file.path, viewOf(file)])), streamOver };
}

function play(files: Map<string, OpenFile>, record: JournalRecord, ts: number): void {
  if (record.type === 'file-start') files.set(record.path, opened(record));
  if (record.type === 'file-written' || record.type === 'file-rejected') files.delete(record.path);
  const file = files.get(pathOf(record));
  if (file === undefined) return;
  switch (record.type) {
    case 'chunk-accepted':
      file.accepted.push(record.chunk);
      return forget(file, record.chunk.id);
    case 'chunk-refused':
      file.ended = false;
      return forget(file, record.chunk.id);
    case 'chunk-superseded':
      return supersede(file, record.chunkId);
    case 'approval-request':
      if (!isWhole(record) && !file.held.some((piece) => piece.type === 'chunk' && piece.chunk.id === record.chunk.id)) file.held.push({ type: 'chunk', chunk: record.chunk });
      return ask(file, record, ts);
    case 'approval-answer':
      return answer(file, record, ts);
    case 'file-held':
      file.held = record.chunks.map((chunk) => ({ type: 'chunk', chunk }));
      file.ended = record.ended;
      for (const [digest, by] of Object.entries(record.approved)) file.approved.set(digest, by);
      return;
    case 'file-complete':
      file.held = [];
      for (const [id, question] of file.questions) if (isWhole(question)) forget(file, id);
      return;
    default:
      return;
  }
}

/** A question about a file as a whole, when all of its chunks are accepted: it stands for no text of its own. Early looks, which have no index either, have a `~`. */
function isWhole({ chunk }: Pick<AskedQuestion, 'chunk'>): boolean {
  return chunk.index < 0 && !chunk.id.includes('~');
}

/** What is asked again has become riskier since somebody approved it: that counts on, and is not enough. */
function ask(file: OpenFile, record: Extract<JournalRecord, { type: 'approval-request' }>, ts: number): void {
  const before = file.questions.get(record.chunk.id);
  file.answers.delete(record.chunk.id);
  file.questions.set(record.chunk.id, { ...record, askedAt: ts, approvedBy: before?.chunk.sha256 === record.chunk.sha256 ? before.approvedBy : [] });
}

/** The different people who have approved exactly these bytes of a file. */
export function approversOf(entries: readonly JournalEntry[], path: string, sha256: string): readonly string[] {
  return differentPeople(entries.flatMap(({ record }) => (record.type === 'approval-answer' && record.decision === 'approve' && record.path === path && record.sha256 === sha256 ? [record.by] : [])));
}

/** An edit takes effect here as a whole: whoever dies after it was recorded finds the new text, never half of it. */
function answer(file: OpenFile, record: Extract<JournalRecord, { type: 'approval-answer' }>, ts: number): void {
  if (record.decision === 'edit' && record.edited !== undefined) {
    const { sha256, replaces } = record.edited;
    const gone = new Set([record.unitId, ...replaces]);
    const at = file.held.findIndex((piece) => piece.type === 'chunk' && piece.chunk.id === record.unitId);
    if (at === -1) return;
    const isGone = (piece: HeldPiece): boolean => piece.type === 'chunk' && gone.has(piece.chunk.id);
    file.held = file.held.flatMap((piece, index) => (index === at ? [{ type: 'edited', sha256, by: record.by }] : isGone(piece) ? [] : [piece]));
    for (const id of gone) file.questions.delete(id);
    return;
  }
  if (record.decision === 'approve' && !isEnough(file, record)) return;
  file.answers.set(record.unitId, { ...record, answeredAt: ts });
}

/** Counts a yes; false while the question needs that of another person as well. */
function isEnough(file: OpenFile, { unitId, sha256, by }: Extract<JournalRecord, { type: 'approval-answer' }>): boolean {
  const question = file.questions.get(unitId);
  const approvedBy = differentPeople([...(question?.approvedBy ?? []), by]);
  if (question !== undefined) file.questions.set(unitId, { ...question, approvedBy });
  if (approvedBy.length < (question?.people ?? 1)) return false;
  file.approved.set(sha256, approvedBy.join(' and '));
  return true;
}

/** What an edit has replaced is not known any more; taking back anything else opens the file again. */
function supersede(file: OpenFile, id: string): void {
  const before = file.accepted.length + file.held.length;
  file.accepted = file.accepted.filter((chunk) => chunk.id !== id);
  forget(file, id);
  if (file.accepted.length + file.held.length < before) file.ended = false;
}

function forget(file: OpenFile, id: string): void {
  file.held = file.held.filter((piece) => piece.type !== 'chunk' || piece.chunk.id !== id);
  file.questions.delete(id);
  file.answers.delete(id);
}

function opened({ path, fileNo, operation, preImage }: Extract<JournalRecord, { type: 'file-start' }>): OpenFile {
  const empty = { accepted: [], held: [], ended: false, questions: new Map(), answers: new Map(), approved: new Map() };
  return { path, fileNo, operation, preImage, ...empty };
}

function pathOf(record: JournalRecord): string {
  if ('chunk' in record) return record.chunk.path;
  return 'path' in record ? record.path : '';
}

function viewOf(file: OpenFile): HeldFile {
  const wholes = [...file.questions.values()].filter(isWhole).map(({ chunk }) => chunk.id);
  const ids = new Set([...wholes, ...file.held.flatMap((piece) => (piece.type === 'chunk' ? [piece.chunk.id] : []))]);
  const { questions, answers, ...rest } = file;
  return {
    ...rest,
    open: [...questions.values()].filter(({ chunk }) => ids.has(chunk.id) && !answers.has(chunk.id)),
    answers: [...answers.values()].filter(({ unitId }) => ids.has(unitId)),
  };
}
