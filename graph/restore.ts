import type { Chunk, FileOperation, JournalRecord } from '../contract/index.ts';
import { guardPath } from '../journal/index.ts';
import { LockstepError } from '../contract/index.ts';
import type { Desk } from './desk.ts';
import { baseOf, reviewOf } from './open-file.ts';
import { surfaceElsewhere, surfaceIn } from './run-surface.ts';
import { beginRound } from './repair-bounds.ts';
import { roundOfRecord } from './repair-progress.ts';
import { acceptedText, newRunFile, rewind } from './run-file.ts';
import type { RunFile } from './run-file.ts';
import { addUsage } from './usage.ts';

type FileStart = Extract<JournalRecord, { type: 'file-start' }>;

/**
 * Rebuilds a run from its journal: files, accepted chunks, what was written and refused for good. Nothing that was
 * accepted is asked of the generator again. Files changed on disk meanwhile are refused.
 */
export async function restoreDesk(desk: Desk): Promise<void> {
  for (const { record } of desk.journal.entries()) {
    switch (record.type) {
      case 'attempt-start':
        desk.attempt = record.attempt;
        break;
      case 'model-usage':
        addUsage(desk, record);
        break;
      case 'file-start':
        desk.files.set(record.path, await reopen(desk, record));
        break;
      case 'chunk-accepted':
        await addChunk(desk, record);
        break;
      case 'chunk-superseded':
        dropChunk(desk, record);
        break;
      case 'file-held':
        for (const { attempt, sequence } of record.chunks) countOn(desk, { attempt, sequence });
        break;
      case 'approval-request':
        countOn(desk, record.chunk);
        break;
      case 'file-complete':
        fileOf(desk, record.path).state = 'complete';
        fileOf(desk, record.path).notAnalysed = record.notAnalysed;
        fileOf(desk, record.path).obligations = record.reports.flatMap((report) => report.obligations);
        fileOf(desk, record.path).surfaceElsewhere = surfaceElsewhere(record.reports, record.path);
        break;
      case 'file-written':
        fileOf(desk, record.path).state = 'written';
        desk.written.push(record.path);
        break;
      case 'file-rejected':
        noteRejected(desk, record);
        break;
      case 'chunk-refused':
        desk.sequence = Math.max(desk.sequence, record.chunk.sequence);
        if (record.decision === 'repair') noteRepaired(desk, record);
        break;
      default:
        break;
    }
  }
  for (const file of desk.files.values()) {
    if (file.state !== 'open' && file.state !== 'complete') continue;
    const { path, preImage, operation } = file;
    const known: RunFile = { ...file, base: baseOf(desk, { path, preImage, operation }) };
    desk.files.set(path, known);
    load(desk, known);
  }
}

async function reopen(desk: Desk, record: FileStart): Promise<RunFile> {
  const { path, operation, fileNo } = record;
  const verdict = await guardPath(path, { root: desk.gate.root, alsoPresent: [...desk.files.keys()] });
  const preImage = await desk.journal.readPreImage(path);
  return newRunFile({
    path,
    fileNo,
    operation,
    kind: desk.gate.kindOf(path),
    preImage: { ...preImage, sha256: record.preImage, mode: record.mode },
    review: reviewOf(verdict, operation),
    base: Promise.resolve({ fingerprints: new Set<string>(), surface: [] }),
  });
}

/** The rounds that were used before count: a run that dies again and again does not repair for ever. */
function noteRepaired(desk: Desk, { chunk, reports }: Extract<JournalRecord, { type: 'chunk-refused' }>): void {
  const { path, sha256, span, index } = chunk;
  const file = fileOf(desk, path);
  file.refusedDigests.add(sha256);
  file.repairs += 1;
  desk.repairs += 1;
  beginRound(desk, file, roundOfRecord({ path, start: span.start, isWhole: index === -1 }, reports, desk.policy));
}

async function addChunk(desk: Desk, { chunk, reports }: Extract<JournalRecord, { type: 'chunk-accepted' }>): Promise<void> {
  const file = fileOf(desk, chunk.path);
  const text = await desk.journal.getObject(chunk.sha256);
  const restored: Chunk = { ...chunk, phase: 'chunk', kind: file.kind, operation: file.operation, text };
  file.accepted.push(restored);
  file.surface.set(chunk.id, surfaceIn(reports));
  countOn(desk, chunk);
  rewindToEnd(file);
}

/** Numbers are never used twice. An edit by a person counts as an attempt although no stream belongs to it. */
function countOn(desk: Desk, { attempt, sequence }: { readonly attempt: number; readonly sequence: number }): void {
  desk.attempt = Math.max(desk.attempt, attempt);
  desk.sequence = Math.max(desk.sequence, sequence);
}

function dropChunk(desk: Desk, { chunkId, path }: Extract<JournalRecord, { type: 'chunk-superseded' }>): void {
  const file = desk.files.get(path);
  const at = file?.accepted.findIndex((chunk) => chunk.id === chunkId) ?? -1;
  if (file !== undefined && at !== -1) rewind(file, at);
}

function noteRejected(desk: Desk, { path, reason, message }: Extract<JournalRecord, { type: 'file-rejected' }>): void {
  desk.rejected.push({ path, reason, message });
  const file = desk.files.get(path);
  if (file !== undefined) file.state = 'rejected';
}

/** Tells the gate about the accepted text. An edit is one chunk: it is there whole or not at all. */
function load(desk: Desk, file: RunFile): void {
  const operation: FileOperation = file.operation;
  desk.gate.apply({ type: 'begin', path: file.path, operation });
  for (const { id, path, text } of file.accepted)
    desk.gate.apply(operation === 'edit' ? { type: 'set-text', path, id, text } : { type: 'append', path, id, text });
  if (file.state === 'complete') desk.gate.apply({ type: 'complete', path: file.path });
}

function rewindToEnd(file: RunFile): void {
  const text = acceptedText(file);
  file.nextIndex = file.accepted.length;
  file.length = text.length;
  file.lines = text.split('\n').length - 1;
}

function fileOf(desk: Desk, path: string): RunFile {
  const file = desk.files.get(path);
  if (file !== undefined) return file;
  throw new LockstepError('journal-corrupt', `the journal speaks of ${path}, which was never begun`, { fault: 'system', context: { path } });
}
