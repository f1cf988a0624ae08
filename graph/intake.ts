import { createChunker } from '../agents/index.ts';
import type { Chunker } from '../agents/index.ts';
import { LockstepError } from '../contract/index.ts';
import type { Generator, GeneratorPart, RejectReason } from '../contract/index.ts';
import { applyEdits } from './edits.ts';
import type { TextEdit } from './edits.ts';
import { MAX_OPEN } from './desk.ts';
import type { Desk } from './desk.ts';
import type { Judging } from './judging.ts';
import { openRunFile, refusePath } from './open-file.ts';
import type { PartSink } from './generator-pump.ts';
import type { RunFile } from './run-file.ts';
import { announce, earlyUnit, knownText, nextChunk, wholeFile } from './units.ts';

/** Characters between two notices that text has come. */
const NOTICE = 400;

type Part = Exclude<GeneratorPart, { type: 'finish' | 'usage' }>;
type Reject = (file: RunFile, reason: RejectReason, message: string) => Promise<void>;

/** What an intake works with. */
export interface IntakeOptions {
  readonly desk: Desk;
  readonly generator: Generator;
  readonly judging: Judging;
  readonly reject: Reject;
}

/** A file that the current stream is writing. */
interface OpenStream {
  readonly file: RunFile;
  readonly chunker: Chunker;
  readonly edits: TextEdit[];
  /** Accepted text that a generator which cannot resume repeats. */
  skip: string;
  early: number;
  unnoticed: number;
}

/** Turns the parts of one attempt into units. A new intake is made for every attempt. */
export function createIntake(options: IntakeOptions): PartSink {
  return new Intake(options);
}

class Intake implements PartSink {
  readonly #options: IntakeOptions;
  readonly #attempt: number;
  readonly #streams = new Map<string, OpenStream>();
  /** Files that this stream has started: a second text for one would silently be lost. */
  readonly #begun = new Set<RunFile>();

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#attempt = options.desk.attempt;
  }

  async handle(part: Part): Promise<void> {
    const { desk } = this.#options;
    if (desk.queue.length >= MAX_OPEN) await this.#waitForRoom();
    if (this.#isStale()) return;
    switch (part.type) {
      case 'file-start':
        return this.#startFile(part);
      case 'file-refused':
        return this.#refuse(part);
      case 'note':
        return desk.emit({ type: 'note', text: part.text });
      default: {
        const stream = this.#streams.get(part.file);
        return stream === undefined ? undefined : this.#handleFile(stream, part);
      }
    }
  }

  end(): void {
    for (const stream of this.#streams.values()) this.#notice(stream);
  }

  async #waitForRoom(): Promise<void> {
    const { desk } = this.#options;
    const since = desk.clock.monotonic();
    while (desk.queue.length >= MAX_OPEN && !this.#isStale()) await desk.room.after(desk.room.count);
    if (!this.#isStale()) desk.emit({ type: 'stream-held', ms: desk.clock.monotonic() - since });
  }

  #isStale(): boolean {
    const { desk } = this.#options;
    return desk.attempt !== this.#attempt || desk.stream.type !== 'streaming';
  }

  async #startFile(part: Extract<Part, { type: 'file-start' }>): Promise<void> {
    const { desk, generator, reject } = this.#options;
    if (this.#streams.has(part.file)) throw protocol(`file ${part.file} was started twice`);
    const known = desk.files.get(part.path);
    if (known !== undefined && this.#begun.has(known))
      return reject(known, 'claimed', `${part.path} was started a second time in one stream`);
    const file = known ?? (await openRunFile(desk, part, () => this.#isStale()));
    if (file === undefined || this.#isStale()) return;
    this.#begun.add(file);
    if (file.state !== 'open') return;
    const skip = generator.capabilities.resume ? '' : knownText(desk, file);
    this.#streams.set(part.file, { file, chunker: createChunker(part.path), edits: [], skip, early: 0, unnoticed: 0 });
  }

  async #refuse({ path, message }: Extract<Part, { type: 'file-refused' }>): Promise<void> {
    const { desk, reject } = this.#options;
    const known = desk.files.get(path);
    if (known === undefined) await refusePath(desk, path, { reason: 'pre-image', message });
    else await reject(known, 'pre-image', message);
  }

  async #handleFile(stream: OpenStream, part: Extract<Part, { type: 'text-delta' | 'edit' | 'file-end' }>): Promise<void> {
    if (part.type === 'edit') stream.edits.push({ oldText: part.oldText, newText: part.newText });
    else if (part.type === 'text-delta') {
      this.#count(stream, part.text);
      if (!stream.file.doomed) this.#takeText(stream, part.text);
    } else {
      this.#streams.delete(part.file);
      await this.#endFile(stream);
    }
  }

  /** Text that is of no use any more has been paid for all the same. */
  #count(stream: OpenStream, text: string): void {
    stream.unnoticed += text.length;
    if (stream.unnoticed >= NOTICE) this.#notice(stream);
  }

  #takeText(stream: OpenStream, text: string): void {
    for (const cut of stream.chunker.push(afterPrefix(stream, text))) {
      if (cut.type === 'chunk') this.#closeChunk(stream, cut.text);
      else this.#lookEarly(stream, cut.text, cut.closers);
    }
  }

  #notice(stream: OpenStream): void {
    if (stream.unnoticed > 0) this.#options.desk.emit({ type: 'text-available', path: stream.file.path, characters: stream.unnoticed });
    stream.unnoticed = 0;
  }

  #closeChunk(stream: OpenStream, text: string): void {
    const { desk, judging } = this.#options;
    const { file } = stream;
    if (file.doomed || file.state !== 'open') return;
    stream.early = 0;
    const chunk = nextChunk(desk, file, text);
    const { path, id } = chunk;
    desk.gate.apply(file.operation === 'edit' ? { type: 'set-text', path, id, text } : { type: 'append', path, id, text });
    announce(desk, chunk, file);
    judging.submit(chunk, file);
  }

  #lookEarly(stream: OpenStream, text: string, closers: string): void {
    const { desk, judging } = this.#options;
    const { file } = stream;
    if (file.doomed || file.operation === 'edit') return;
    stream.early += 1;
    judging.early(earlyUnit(desk, file, { text, look: stream.early }), closers, file);
  }

  async #endFile(stream: OpenStream): Promise<void> {
    const { desk, judging, reject } = this.#options;
    const { file } = stream;
    this.#notice(stream);
    if (file.doomed || file.state !== 'open') return;
    if (stream.skip !== '') return reject(file, 'incomplete', `the stream repeated less than what was accepted of ${file.path}`);
    const refused = this.#closeRest(stream);
    if (refused !== undefined) return reject(file, 'pre-image', `${file.path}: ${refused}`);
    file.state = 'ended';
    desk.gate.apply({ type: 'complete', path: file.path });
    judging.submit(wholeFile(desk, file, 'file'), file);
  }

  /** Cuts off what is left of a file; returns why an edit cannot be made. */
  #closeRest(stream: OpenStream): string | undefined {
    const { file } = stream;
    if (file.operation === 'edit') {
      const edited = applyEdits(file.preImage.text, stream.edits, file.preImage.endOfLine);
      if (edited.type === 'refused') return edited.message;
      this.#closeChunk(stream, (file.preImage.bom ? '\ufeff' : '') + edited.text);
    } else {
      const rest = file.operation === 'delete' ? [] : stream.chunker.end();
      for (const cut of rest) if (cut.type === 'chunk') this.#closeChunk(stream, cut.text);
      if (file.nextIndex === 0) this.#closeChunk(stream, '');
    }
    return undefined;
  }
}

/** What is new in a text after the accepted prefix that a generator without `resume` repeats. */
function afterPrefix(stream: OpenStream, text: string): string {
  if (stream.skip === '') return text;
  const shared = Math.min(stream.skip.length, text.length);
  if (!stream.skip.startsWith(text.slice(0, shared)))
    throw protocol(`${stream.file.path}: the stream differs from what was accepted of it before`);
  stream.skip = stream.skip.slice(shared);
  return text.slice(shared);
}

function protocol(message: string): LockstepError {
  return new LockstepError('generator-protocol', message, { fault: 'generator' });
}
