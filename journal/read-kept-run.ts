import { join } from 'node:path';
import { lockstepEventSchema } from '../contract/index.ts';
import type { JournalRecord, LockstepEvent, RunRecord } from '../contract/index.ts';
import { sha256 } from './digest.ts';
import { describeRun } from './describe-runs.ts';
import { errnoOf } from './io-fault.ts';
import { readObject } from './object-store.ts';
import { readCurrent } from './read-current.ts';
import { readingParts, readRun } from './read-run.ts';
import type { ReadingParts, ReadOptions } from './read-run.ts';

/** What a tree keeps of a run. `journal-unknown-run` and `journal-corrupt` as from `readRun`. */
export type KeptRun = Omit<RunRecord, 'metrics' | 'rules'>;

/** Reads a run with its texts and its events, without the lock of its tree. Events that cannot be read are left out, with the reason. */
export async function readKeptRun(root: string, runId: string, options: ReadOptions = {}): Promise<KeptRun> {
  const parts = await readingParts(root, options);
  const entries = await readRun(root, runId, options);
  const texts = new Map<string, string>();
  for (const digest of new Set(entries.flatMap(({ record }) => digestsIn(record)))) {
    const object = await readObject(parts.fileSystem, parts.layout, digest);
    if (object.type === 'sound') texts.set(digest, textOf(object.bytes));
  }
  for (const { record } of entries) if (record.type === 'file-start') await addPreImage(parts, record, texts);
  return { root: parts.root, summary: describeRun(runId, entries), entries, texts, ...(await eventsOf(parts, runId)) };
}

/** What was there before a file is stored when it is released; until then it is what is on disk, unless somebody has changed it. */
async function addPreImage(parts: ReadingParts, { path, preImage }: Extract<JournalRecord, { type: 'file-start' }>, texts: Map<string, string>): Promise<void> {
  if (preImage === null || texts.has(preImage)) return;
  const bytes = await readCurrent(parts, path).catch(() => null);
  if (bytes !== null && sha256(bytes) === preImage) texts.set(preImage, textOf(bytes));
}

/** With the byte-order mark, where there is one. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function digestsIn(record: JournalRecord): readonly string[] {
  switch (record.type) {
    case 'file-start':
      return record.preImage === null ? [] : [record.preImage];
    case 'chunk-accepted':
    case 'chunk-refused':
    case 'approval-request':
      return [record.chunk.sha256];
    case 'file-held':
      return record.chunks.map((chunk) => chunk.sha256);
    case 'file-complete':
      return record.sha256 === null ? [] : [record.sha256];
    default:
      return [];
  }
}

async function eventsOf({ fileSystem, layout }: ReadingParts, runId: string): Promise<Pick<RunRecord, 'events' | 'eventsMissing'>> {
  const file = join(layout.run(runId), 'events.jsonl');
  try {
    const lines = new TextDecoder().decode(await fileSystem.read(file)).split('\n');
    // The last line is empty, or was cut off while it was written.
    return { events: lines.slice(0, -1).map((line, at) => eventIn(line, at + 1)) };
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT') return { events: [], eventsMissing: 'the run was made without a recording' };
    return { events: [], eventsMissing: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function eventIn(line: string, number: number): LockstepEvent {
  try {
    const parsed = lockstepEventSchema.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data;
  } catch {
    // Told below, like any other line that is no event.
  }
  throw new Error(`events.jsonl:${number}: expected an event, got ${JSON.stringify(line.slice(0, 60))}`);
}
