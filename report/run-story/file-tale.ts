import type { ChunkRecord, FileOperation, JournalRecord, JudgedFinding, Report, RunRecord, WaiverUse } from '../../contract/index.ts';
import { maskFound } from './mask-found.ts';
import { distinct } from './story-parts.ts';
import type { FileStory, RepairedFinding } from './story-parts.ts';

type RecordOf<T extends JournalRecord['type']> = Extract<JournalRecord, { type: T }>;

/** Follows one file through the journal. */
export interface FileTale {
  /** The text before a chunk, then the chunk. Undefined when a text is no longer there. */
  accept(chunk: ChunkRecord): { readonly before: string; readonly text: string } | undefined;
  refuse(record: RecordOf<'chunk-refused'>): { readonly before: string; readonly text: string } | undefined;
  /** What waits for a person counts as part of the file as it would be. */
  ask(chunk: ChunkRecord): { readonly before: string; readonly text: string } | undefined;
  complete(record: RecordOf<'file-complete'>): void;
  state(state: FileStory['state'], reason?: string): void;
  /** `refusedAt`: where the code began that was refused for this; undefined when it was not refused. */
  found(reports: readonly Report[], refusedAt?: number): void;
  /** A person had said that these may pass. */
  waived(uses: readonly WaiverUse[]): void;
  story(): FileStory;
}

/** Begins with what was there before. */
export function fileTale(start: RecordOf<'file-start'>, texts: RunRecord['texts']): FileTale {
  return new Tale(start, texts);
}

class Tale implements FileTale {
  readonly #path: string;
  readonly #operation: FileOperation;
  readonly #before: string | null | undefined;
  readonly #texts: RunRecord['texts'];
  #accepted = '';
  /** The whole of the file as it was proposed last. */
  #proposed = '';
  #state: FileStory['state'] = 'not written';
  #reason: string | undefined;
  #findings: { readonly finding: JudgedFinding; readonly from: number }[] = [];
  readonly #repaired = new Map<string, RepairedFinding>();
  #reports: readonly Report[] = [];
  readonly #waived = new Map<string, WaiverUse>();

  constructor({ path, operation, preImage }: RecordOf<'file-start'>, texts: RunRecord['texts']) {
    this.#path = path;
    this.#operation = operation;
    this.#texts = texts;
    this.#before = preImage === null ? null : texts.get(preImage);
  }

  accept(chunk: ChunkRecord): { readonly before: string; readonly text: string } | undefined {
    const placed = this.#place(chunk);
    if (placed !== undefined) this.#accepted = placed.before + placed.text;
    this.#settle(chunk.span.start);
    return placed;
  }

  refuse({ chunk }: RecordOf<'chunk-refused'>): { readonly before: string; readonly text: string } | undefined {
    if (chunk.index < 0 && chunk.span.start === 0) this.#proposed = this.#accepted;
    return this.#place(chunk);
  }

  ask(chunk: ChunkRecord): { readonly before: string; readonly text: string } | undefined {
    return this.#place(chunk);
  }

  complete({ sha256, reports }: RecordOf<'file-complete'>): void {
    const text = sha256 === null ? undefined : this.#texts.get(sha256);
    if (text !== undefined) this.#accepted = this.#proposed = text;
    this.#reports = reports;
    this.#settle(0);
  }

  state(state: FileStory['state'], reason?: string): void {
    this.#state = state;
    this.#reason = reason;
  }

  found(reports: readonly Report[], refusedAt?: number): void {
    for (const finding of reports.flatMap(({ findings }) => findings)) {
      const judged = { ...finding, blocks: refusedAt !== undefined && finding.confidence === 'certain' };
      this.#findings.push({ finding: judged, from: refusedAt ?? 0 });
      if (judged.blocks) this.#repaired.set(finding.fingerprint, { finding: judged, text: this.#proposed });
    }
  }

  waived(uses: readonly WaiverUse[]): void {
    for (const use of uses) this.#waived.set(use.fingerprint, use);
  }

  story(): FileStory {
    const refused = [...this.#repaired.values()];
    const findings = distinct(this.#findings.map(({ finding }) => this.#withWaiver(finding)));
    return {
      path: this.#path,
      operation: this.#operation,
      state: this.#state,
      ...(this.#reason === undefined ? {} : { reason: this.#reason }),
      before: this.#before,
      after: this.#operation === 'delete' ? null : maskFound(this.#path, this.#proposed, findings),
      findings,
      repaired: refused
        .filter(({ finding }) => !findings.some(({ fingerprint }) => fingerprint === finding.fingerprint))
        .map(({ finding, text }) => ({ finding, text: maskFound(this.#path, text, refused.flatMap((each) => (each.text === text ? [each.finding] : []))) })),
      reports: this.#reports,
    };
  }

  #withWaiver(finding: JudgedFinding): JudgedFinding {
    const use = finding.blocks ? undefined : this.#waived.get(finding.fingerprint);
    return use === undefined ? finding : { ...finding, suppressed: { by: 'waiver', justification: `${use.owner}: ${use.reason}` } };
  }

  /** Code was accepted from here on: what had been refused here is repaired. */
  #settle(from: number): void {
    this.#findings = this.#findings.filter((each) => !each.finding.blocks || each.from < from);
  }

  #place({ span, sha256 }: ChunkRecord): { readonly before: string; readonly text: string } | undefined {
    const text = this.#texts.get(sha256);
    if (text === undefined || this.#accepted.length < span.start) return undefined;
    const before = this.#accepted.slice(0, span.start);
    this.#proposed = before + text;
    return { before, text };
  }
}
