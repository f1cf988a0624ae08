import { createChunker } from '../agents/index.ts';
import type { Chunker } from '../agents/index.ts';
import { LockstepError } from '../contract/index.ts';
import type { Chunk, Generator, GeneratorPart, RejectReason, Unit } from '../contract/index.ts';
import { applyEdits } from './edits.ts';
import type { TextEdit } from './edits.ts';
import type { Desk } from './desk.ts';
import type { Judging } from './judging.ts';
import { openRunFile } from './open-file.ts';
import type { PartSink } from './generator-pump.ts';
import { acceptedText, sha256, unitIdOf } from './run-file.ts';
import type { RunFile } from './run-file.ts';

/** Undecided units at which the stream has to wait. */
const MAX_OPEN = 64;
/** Characters between two notices that text has come. */
const NOTICE = 400;

type Part = Exclude<GeneratorPart, { type: 'finish' }>;
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
export function createIntake({ desk, generator, judging, reject }: IntakeOptions): PartSink {
  const streams = new Map<string, OpenStream>();
  /** Files that this stream has started: a second text for one would silently be lost. */
  const begun = new Set<RunFile>();
  const attempt = desk.attempt;
  const isStale = (): boolean => desk.attempt !== attempt || desk.stream.type !== 'streaming';

  const startFile = async (part: Extract<Part, { type: 'file-start' }>): Promise<void> => {
    if (streams.has(part.file)) throw protocol(`file ${part.file} was started twice`);
    const known = desk.files.get(part.path);
    if (known !== undefined && begun.has(known))
      return reject(known, 'claimed', `${part.path} was started a second time in one stream`);
    const file = known ?? (await openRunFile(desk, part));
    if (file === undefined || isStale()) return;
    begun.add(file);
    if (file.state !== 'open') return;
    const skip = generator.capabilities.resume ? '' : acceptedText(file);
    streams.set(part.file, { file, chunker: createChunker(part.path), edits: [], skip, early: 0, unnoticed: 0 });
  };

  const takeText = (stream: OpenStream, text: string): void => {
    const { file } = stream;
    stream.unnoticed += text.length;
    if (stream.unnoticed >= NOTICE) {
      desk.emit({ type: 'text-available', path: file.path, characters: stream.unnoticed });
      stream.unnoticed = 0;
    }
    const fresh = afterPrefix(stream, text);
    for (const cut of stream.chunker.push(fresh)) {
      if (cut.type === 'chunk') closeChunk(stream, cut.text);
      else lookEarly(stream, cut.text, cut.closers);
    }
  };

  const closeChunk = (stream: OpenStream, text: string): void => {
    const { file } = stream;
    if (file.doomed || file.state !== 'open') return;
    stream.early = 0;
    const span = { start: file.length, end: file.length + text.length };
    const chunk = chunkOf(desk, file, { text, span });
    file.nextIndex += 1;
    file.length = span.end;
    if (file.operation === 'edit') desk.gate.apply({ type: 'set-text', path: file.path, id: chunk.id, text });
    else desk.gate.apply({ type: 'append', path: file.path, id: chunk.id, text });
    announce(desk, chunk, file);
    judging.submit(chunk, file);
  };

  const lookEarly = (stream: OpenStream, text: string, closers: string): void => {
    const { file } = stream;
    if (file.doomed || file.operation === 'edit') return;
    stream.early += 1;
    const id = `${chunkId(desk, file)}~${stream.early}`;
    const span = { start: file.length, end: file.length + text.length };
    judging.early({ ...unitOf(file, { id, text, span }), phase: 'early' }, closers, file);
  };

  const endFile = async (stream: OpenStream): Promise<void> => {
    const { file } = stream;
    if (stream.unnoticed > 0) desk.emit({ type: 'text-available', path: file.path, characters: stream.unnoticed });
    if (file.doomed || file.state !== 'open') return;
    if (stream.skip !== '') return reject(file, 'incomplete', `the stream repeated less than what was accepted of ${file.path}`);
    if (file.operation === 'edit') {
      const edited = applyEdits(file.preImage.text, stream.edits, file.preImage.endOfLine);
      if (edited.type === 'refused') return reject(file, 'pre-image', `${file.path}: ${edited.message}`);
      closeChunk(stream, (file.preImage.bom ? '\ufeff' : '') + edited.text);
    } else if (file.operation === 'delete') {
      closeChunk(stream, '');
    } else {
      for (const cut of stream.chunker.end()) if (cut.type === 'chunk') closeChunk(stream, cut.text);
      if (file.nextIndex === 0) closeChunk(stream, '');
    }
    file.state = 'ended';
    desk.gate.apply({ type: 'complete', path: file.path });
    judging.submit(wholeFile(desk, file, 'file'), file);
  };

  const afterPrefix = (stream: OpenStream, text: string): string => {
    if (stream.skip === '') return text;
    const shared = Math.min(stream.skip.length, text.length);
    if (!stream.skip.startsWith(text.slice(0, shared)))
      throw protocol(`${stream.file.path}: the stream differs from what was accepted of it before`);
    stream.skip = stream.skip.slice(shared);
    return text.slice(shared);
  };

  return {
    async handle(part) {
      while (desk.queue.length >= MAX_OPEN && !isStale()) await desk.bell.after(desk.bell.count);
      if (isStale()) return;
      switch (part.type) {
        case 'file-start':
          return startFile(part);
        case 'text-delta': {
          const stream = streams.get(part.file);
          if (stream !== undefined && !stream.file.doomed) takeText(stream, part.text);
          return;
        }
        case 'edit':
          streams.get(part.file)?.edits.push({ oldText: part.oldText, newText: part.newText });
          return;
        case 'file-end': {
          const stream = streams.get(part.file);
          streams.delete(part.file);
          return stream === undefined ? undefined : endFile(stream);
        }
        case 'note':
          return desk.emit({ type: 'note', text: part.text });
        case 'usage':
          return desk.emit(part);
      }
    },
  };
}

/** The unit of a whole file, for the passes at its end and at the end of the run. */
export function wholeFile(desk: Desk, file: RunFile, phase: 'file' | 'program'): Unit {
  const text = [...file.accepted, ...queuedChunks(desk, file)].map((chunk) => chunk.text).join('');
  const id = unitIdOf(desk, file, phase);
  return { ...unitOf(file, { id, text, span: { start: 0, end: text.length } }), phase };
}

function queuedChunks(desk: Desk, file: RunFile): Chunk[] {
  return desk.queue.flatMap((open) => (open.file === file && 'sequence' in open.unit ? [open.unit] : []));
}

function chunkOf(desk: Desk, file: RunFile, piece: { text: string; span: { start: number; end: number } }): Chunk {
  desk.sequence += 1;
  return {
    ...unitOf(file, { id: chunkId(desk, file), ...piece }),
    phase: 'chunk',
    attempt: desk.attempt,
    fileNo: file.fileNo,
    index: file.nextIndex,
    sequence: desk.sequence,
  };
}

function chunkId(desk: Desk, file: RunFile): string {
  return `${desk.runId}/${file.fileNo}/${desk.attempt}/${file.nextIndex}`;
}

function unitOf(file: RunFile, piece: Pick<Unit, 'id' | 'text' | 'span'>): Omit<Unit, 'phase'> {
  return { ...piece, path: file.path, kind: file.kind, operation: file.operation, sha256: sha256(piece.text) };
}

function announce(desk: Desk, chunk: Chunk, file: RunFile): void {
  desk.tally.count('chunks');
  const blank = /^\s*/.exec(chunk.text)?.[0] ?? '';
  const startLine = file.lines + (blank === chunk.text ? 0 : blank.split('\n').length - 1) + 1;
  file.lines += chunk.text.split('\n').length - 1;
  const { id: unitId, path, sequence, sha256: digest } = chunk;
  desk.emit({ type: 'chunk-complete', unitId, path, sequence, sha256: digest, startLine, endLine: file.lines + 1 });
}

function protocol(message: string): LockstepError {
  return new LockstepError('generator-protocol', message, { fault: 'generator' });
}
