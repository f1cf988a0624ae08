import type { ChunkRecord, Identity, JournalEntry, JournalRecord, Report, Risk, RunRecord, Task } from '../../contract/index.ts';
import { fileTale } from './file-tale.ts';
import type { FileTale } from './file-tale.ts';
import type { ChunkDecision, ChunkStory, FileStory, PersonsWord } from './story-parts.ts';

/** A run as its journal tells it. */
export interface RunStory {
  readonly task: Task;
  readonly identity: Identity;
  readonly policyDigest: string;
  readonly validators: readonly { readonly id: string; readonly version: string }[];
  /** Digest of the last entry: names everything before it. */
  readonly head: string;
  /** In the order in which they were decided first. */
  readonly chunks: readonly ChunkStory[];
  readonly files: readonly FileStory[];
  /** Paths that were refused before a file was begun. */
  readonly refusedPaths: readonly { readonly path: string; readonly reason: string }[];
}

/** Reads the story out of a journal. Nothing in it rests on events. */
export function runStory({ entries, texts }: Pick<RunRecord, 'entries' | 'texts'>): RunStory {
  const teller = new Teller(texts);
  for (const entry of entries) teller.take(entry);
  return teller.story(entries.at(-1)?.hash ?? '');
}

interface Told {
  readonly decision: ChunkDecision;
  readonly why: string;
  readonly reports: readonly Report[];
  readonly risk?: Risk;
}

class Teller {
  readonly #texts: RunRecord['texts'];
  readonly #tales = new Map<string, FileTale>();
  readonly #chunks = new Map<string, ChunkStory>();
  readonly #refusedPaths: { readonly path: string; readonly reason: string }[] = [];
  #start: Extract<JournalRecord, { type: 'run-start' }> | undefined;

  constructor(texts: RunRecord['texts']) {
    this.#texts = texts;
  }

  take({ record, ts }: JournalEntry): void {
    switch (record.type) {
      case 'run-start':
        this.#start = record;
        break;
      case 'file-start':
        this.#tales.set(record.path, fileTale(record, this.#texts));
        break;
      case 'chunk-accepted':
      case 'chunk-refused':
      case 'approval-request':
        this.#decide(record, ts);
        break;
      case 'approval-answer':
        this.#answer(record, ts);
        break;
      case 'file-held':
        for (const chunk of record.chunks) this.#hold(chunk, ts);
        break;
      case 'chunk-superseded':
        this.#change(record.chunkId, { decision: 'superseded' });
        break;
      default:
        this.#endFile(record);
    }
  }

  story(head: string): RunStory {
    return {
      task: this.#start?.task ?? { prompt: '' },
      identity: this.#start?.identity ?? { agent: 'unknown' },
      policyDigest: this.#start?.policyDigest ?? '',
      validators: this.#start?.validators ?? [],
      head,
      chunks: [...this.#chunks.values()],
      files: [...this.#tales.values()].map((tale) => tale.story()),
      refusedPaths: this.#refusedPaths,
    };
  }

  #decide(record: Extract<JournalRecord, { type: 'chunk-accepted' | 'chunk-refused' | 'approval-request' }>, ts: number): void {
    const { chunk, reports } = record;
    const tale = this.#tales.get(chunk.path);
    switch (record.type) {
      case 'chunk-accepted': {
        const who = record.approvedBy === undefined ? 'every required validator passed it' : `passed, and approved by ${record.approvedBy}`;
        tale?.waived(record.waivers ?? []);
        this.#tell(chunk, ts, { told: { decision: 'accepted', why: who, reports, risk: record.risk }, placed: tale?.accept(chunk) });
        break;
      }
      case 'chunk-refused':
        this.#tell(chunk, ts, { told: { decision: record.decision === 'repair' ? 'to be repaired' : 'rejected', why: record.message, reports }, placed: tale?.refuse(record) });
        break;
      case 'approval-request':
        tale?.state('waiting', record.message);
        this.#tell(chunk, ts, { told: { decision: 'waits for a person', why: record.message, reports, risk: record.risk }, placed: tale?.ask(chunk) });
    }
    tale?.found(reports, record.type === 'chunk-refused' ? chunk.span.start : undefined);
  }

  #hold(chunk: ChunkRecord, ts: number): void {
    if (this.#chunks.has(chunk.id)) return;
    const told: Told = { decision: 'held behind a question', why: 'a person has to answer about an earlier part of the file first', reports: [] };
    this.#tell(chunk, ts, { told, placed: this.#tales.get(chunk.path)?.ask(chunk) });
  }

  #tell(chunk: ChunkRecord, at: number, { told, placed }: { readonly told: Told; readonly placed: { readonly before: string; readonly text: string } | undefined }): void {
    const { id, path, sequence, attempt, index } = chunk;
    const person = this.#chunks.get(id)?.person;
    const scope = index < 0 && !id.includes('~') ? 'whole file' : 'statement';
    this.#chunks.set(id, { id, path, sequence, attempt, scope, lines: placed === undefined ? undefined : linesOf(placed), at, ...told, ...(person === undefined ? {} : { person }) });
  }

  #answer({ unitId, by, decision, reason, path }: Extract<JournalRecord, { type: 'approval-answer' }>, at: number): void {
    const person: PersonsWord = { by, decision, reason, at };
    this.#change(unitId, { person });
    if (decision === 'reject') this.#tales.get(path)?.state('rejected', `${by}: ${reason}`);
  }

  #change(id: string, change: Partial<ChunkStory>): void {
    const known = this.#chunks.get(id);
    if (known !== undefined) this.#chunks.set(id, { ...known, ...change });
  }

  #endFile(record: JournalRecord): void {
    if (record.type === 'file-complete') {
      const tale = this.#tales.get(record.path);
      tale?.complete(record);
      tale?.found(record.reports);
      tale?.waived(record.waivers ?? []);
    }
    if (record.type === 'waivers-used') {
      this.#tales.get(record.path)?.found(record.reports);
      this.#tales.get(record.path)?.waived(record.waivers);
    }
    if (record.type === 'file-written') this.#tales.get(record.path)?.state('written');
    if (record.type === 'file-rejected') {
      const tale = this.#tales.get(record.path);
      if (tale === undefined) this.#refusedPaths.push({ path: record.path, reason: record.message });
      else tale.state('rejected', record.message);
    }
    if (record.type === 'run-undone') for (const path of record.restored) this.#tales.get(path)?.state('undone', `brought back by ${record.by}`);
  }
}

/** Lines begin where the text does, not with the blank before it. */
function linesOf({ before, text }: { readonly before: string; readonly text: string }): { readonly first: number; readonly last: number } {
  const newlines = (part: string): number => part.split('\n').length - 1;
  const blank = /^\s*/.exec(text)?.[0] ?? '';
  const first = newlines(before) + (blank === text ? 0 : newlines(blank)) + 1;
  return { first, last: newlines(before) + newlines(text) + 1 };
}
