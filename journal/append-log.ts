import { LockstepError, type Clock, type JournalEntry, type JournalRecord } from '../contract/index.ts';
import { FIRST_PREV, sealEntry } from './chain.ts';
import type { OpenFile } from './file-system.ts';
import { ioFault } from './io-fault.ts';

interface Waiting {
  readonly entry: JournalEntry;
  readonly line: string;
  readonly resolve: (entry: JournalEntry) => void;
  readonly reject: (fault: LockstepError) => void;
}

/** What an append log goes on from. */
export interface AppendLogOptions {
  readonly path: string;
  readonly file: OpenFile;
  readonly clock: Clock;
  readonly entries: readonly JournalEntry[];
}

/**
 * The writing end of a journal. Appends that arrive while a write is under way share the next write and its fdatasync.
 * After a write that failed or fell short nothing more is written: what is on the medium is no longer known.
 */
export class AppendLog {
  readonly entries: JournalEntry[];
  readonly #options: AppendLogOptions;
  #seq: number;
  #prev: string;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #fault: LockstepError | undefined;

  constructor(options: AppendLogOptions) {
    this.#options = options;
    this.entries = [...options.entries];
    this.#seq = options.entries.length;
    this.#prev = options.entries.at(-1)?.hash ?? FIRST_PREV;
  }

  /** Resolves when the record is on the medium. Order is the order of the calls. */
  async append(record: JournalRecord): Promise<JournalEntry> {
    if (this.#fault !== undefined) throw this.#fault;
    const { entry, line } = sealEntry({ seq: this.#seq + 1, ts: this.#options.clock.now(), prev: this.#prev }, record);
    this.#seq = entry.seq;
    this.#prev = entry.hash;
    const told = new Promise<JournalEntry>((resolve, reject) => {
      this.#waiting.push({ entry, line, resolve, reject });
    });
    this.#writing ??= this.#writeAll();
    return told;
  }

  /** From now on every append fails with this fault; the journal has to be opened again. */
  poison(fault: LockstepError): void {
    this.#fault ??= fault;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#fault);
  }

  /** Waits for what is under way and closes the file. */
  async close(): Promise<void> {
    await this.#writing;
    const { path, file } = this.#options;
    this.poison(new LockstepError('journal-io', `${path} is closed`, { fault: 'caller', context: { path, errno: 'closed' } }));
    await file.close();
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) await this.#writeBatch(this.#waiting.splice(0));
    this.#writing = undefined;
  }

  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#write(Buffer.from(batch.map(({ line }) => line).join(''), 'utf8'));
    } catch (error) {
      const fault = ioFault(error, 'append to', this.#options.path);
      this.poison(fault);
      for (const { reject } of batch) reject(fault);
      return;
    }
    for (const { entry, resolve } of batch) {
      this.entries.push(entry);
      resolve(entry);
    }
  }

  async #write(bytes: Uint8Array): Promise<void> {
    const { file, path } = this.#options;
    const taken = await file.write(bytes);
    if (taken !== bytes.length) {
      throw new LockstepError('journal-io', `append to ${path}: short write, ${taken} of ${bytes.length} bytes`, {
        fault: 'system',
        context: { path, errno: 'short write', expected: bytes.length, got: taken },
      });
    }
    await file.datasync();
  }
}
