import { createChunker } from '../agents/index.ts';
import type { Chunk, ChunkRecord } from '../contract/index.ts';
import type { HeldPiece } from '../journal/index.ts';
import type { Desk } from './desk.ts';
import type { Judging } from './judging.ts';
import { isChunk } from './refusal.ts';
import type { RunFile } from './run-file.ts';
import { announce, nextChunk, recordOf, wholeFile } from './units.ts';

/** Puts what waits of a file into the journal, so that it outlives this process. `known` is what was put there last. */
export async function keepFile(desk: Desk, file: RunFile, known: Map<RunFile, string>): Promise<void> {
  const chunks = heldChunks(desk, file);
  const approved = Object.fromEntries(file.approved);
  const record = { path: file.path, fileNo: file.fileNo, chunks: chunks.map((chunk) => recordOf(file, chunk)), ended: file.state === 'ended', approved };
  if (known.get(file) === JSON.stringify(record)) return;
  known.set(file, JSON.stringify(record));
  await Promise.all(chunks.map((chunk) => desk.journal.putObject(chunk.text)));
  await desk.journal.append({ type: 'file-held', ...record });
}

/**
 * Puts pieces behind what a file has. A chunk keeps its id as long as nothing before it was edited; edited text is cut
 * into statements as if it had been streamed, and counts as approved by the person who wrote it, unless two people have to
 * approve: then it is asked about again.
 */
export async function layPieces(desk: Desk, file: RunFile, pieces: readonly HeldPiece[]): Promise<readonly Chunk[]> {
  const laid: Chunk[] = [];
  let edited = false;
  const lay = (chunk: Chunk): void => {
    const { path, id, text } = chunk;
    desk.gate.apply(file.operation === 'edit' ? { type: 'set-text', path, id, text } : { type: 'append', path, id, text });
    announce(desk, chunk, file);
    laid.push(chunk);
  };
  for (const piece of pieces) {
    if (piece.type === 'chunk') {
      const text = await desk.journal.getObject(piece.chunk.sha256);
      lay(edited ? nextChunk(desk, file, text) : goOn(file, piece.chunk, text));
      continue;
    }
    edited = true;
    for (const text of cut(file, await desk.journal.getObject(piece.sha256))) {
      const chunk = nextChunk(desk, file, text);
      if (desk.policy.approval.twoPeopleFrom === null) file.approved.set(chunk.sha256, piece.by);
      lay(chunk);
    }
  }
  return laid;
}

/** Sets the end of a file behind what is accepted or queued of it. */
export function setEnd(desk: Desk, file: RunFile): void {
  const before = [...file.accepted, ...heldChunks(desk, file)];
  const text = before.map((chunk) => chunk.text).join('');
  file.nextIndex = before.length;
  file.length = text.length;
  file.lines = text.split('\n').length - 1;
}

/** Nothing more will come of a file: it is judged as a whole. */
export function endFile(desk: Desk, file: RunFile, judging: Judging): void {
  desk.gate.apply({ type: 'complete', path: file.path });
  judging.submit(wholeFile(desk, file, 'file'), file);
}

function heldChunks(desk: Desk, file: RunFile): readonly Chunk[] {
  return desk.queue.flatMap((open) => (open.file === file && isChunk(open) ? [open.unit] : []));
}

/** A chunk of an earlier process, under its old id. */
function goOn(file: RunFile, record: ChunkRecord, text: string): Chunk {
  file.nextIndex = record.index + 1;
  file.length = record.span.end;
  return { ...record, phase: 'chunk', kind: file.kind, operation: file.operation, text };
}

function cut(file: RunFile, text: string): readonly string[] {
  if (file.operation === 'edit') return [text];
  const chunker = createChunker(file.path);
  const cuts = [...chunker.push(text), ...chunker.end()].flatMap((each) => (each.type === 'chunk' ? [each.text] : []));
  return cuts.length === 0 ? [''] : cuts;
}
