import type { Chunk, ChunkRecord, Unit } from '../contract/index.ts';
import type { Desk } from './desk.ts';
import { sha256, unitIdOf } from './run-file.ts';
import type { RunFile } from './run-file.ts';

/** The next chunk of a file; the file's place moves on to its end. */
export function nextChunk(desk: Desk, file: RunFile, text: string): Chunk {
  const span = { start: file.length, end: file.length + text.length };
  const unit = unitOf(file, { id: chunkId(desk, file), text, span });
  desk.sequence += 1;
  const chunk: Chunk = {
    ...unit,
    phase: 'chunk',
    attempt: desk.attempt,
    fileNo: file.fileNo,
    index: file.nextIndex,
    sequence: desk.sequence,
  };
  file.nextIndex += 1;
  file.length = span.end;
  return chunk;
}

/** The n-th early look at the statement that is being written. */
export function earlyUnit(desk: Desk, file: RunFile, { text, look }: { readonly text: string; readonly look: number }): Unit {
  const span = { start: file.length, end: file.length + text.length };
  return { ...unitOf(file, { id: `${chunkId(desk, file)}~${look}`, text, span }), phase: 'early' };
}

/** The unit of a whole file, for the passes at its end and at the end of the run. */
export function wholeFile(desk: Desk, file: RunFile, phase: 'file' | 'program'): Unit {
  const text = knownText(desk, file);
  return { ...unitOf(file, { id: unitIdOf(desk, file, phase), text, span: { start: 0, end: text.length } }), phase };
}

/** Tells that a chunk is complete; its lines begin where its text does, not with the blank before it. */
export function announce(desk: Desk, chunk: Chunk, file: RunFile): void {
  const blank = /^\s*/.exec(chunk.text)?.[0] ?? '';
  const startLine = file.lines + (blank === chunk.text ? 0 : blank.split('\n').length - 1) + 1;
  file.lines += chunk.text.split('\n').length - 1;
  const { id: unitId, path, sequence, sha256: digest } = chunk;
  desk.emit({ type: 'chunk-complete', unitId, path, sequence, sha256: digest, characters: chunk.text.length, startLine, endLine: file.lines + 1 });
}

/** A unit as the journal knows it. */
export function recordOf(file: RunFile, unit: Unit | Chunk, sequence: number = 'sequence' in unit ? unit.sequence : 0): ChunkRecord {
  const { id, path, span, sha256: digest } = unit;
  const place = 'index' in unit ? { attempt: unit.attempt, index: unit.index } : { attempt: 0, index: -1 };
  return { id, path, fileNo: file.fileNo, ...place, sequence, span, sha256: digest };
}

/** What the generator need not send again of a file: what was accepted, and what waits for a person behind it. */
export function knownText(desk: Desk, file: RunFile): string {
  return [...file.accepted, ...queuedChunks(desk, file)].map((chunk) => chunk.text).join('');
}

function queuedChunks(desk: Desk, file: RunFile): Chunk[] {
  return desk.queue.flatMap((open) => (open.file === file && 'sequence' in open.unit ? [open.unit] : []));
}

function chunkId(desk: Desk, file: RunFile): string {
  return `${desk.runId}/${file.fileNo}/${desk.attempt}/${file.nextIndex}`;
}

function unitOf(file: RunFile, piece: Pick<Unit, 'id' | 'text' | 'span'>): Omit<Unit, 'phase'> {
  return { ...piece, path: file.path, kind: file.kind, operation: file.operation, sha256: sha256(piece.text) };
}
