import type { JournalEntry, JournalRecord } from '../contract/index.ts';
import { canonicalText } from './canonical.ts';
import { sha256 } from './digest.ts';
import { isJournalEntry } from './entry-shape.ts';

/** What the first entry of a journal names as its predecessor. */
export const FIRST_PREV: string = '0'.repeat(64);

/** What is wrong with one line, counted from 1. */
export interface ChainFlaw {
  readonly line: number;
  readonly message: string;
  readonly expected: string;
  readonly got: string;
}

/** A last line that was still being written when the process died. It was never told to anyone. */
export interface TornTail {
  readonly line: number;
  readonly bytes: number;
}

/** What the bytes of a journal say. `entries` are those before the first flaw; `sound` is how many bytes they take. */
export interface Chain {
  readonly entries: readonly JournalEntry[];
  readonly sound: number;
  readonly torn: TornTail | null;
  readonly flaw: ChainFlaw | null;
}

/** A line of the journal and the entry it holds. */
export interface SealedEntry {
  readonly entry: JournalEntry;
  readonly line: string;
}

function lineOf(place: Pick<JournalEntry, 'seq' | 'ts' | 'prev'>, record: JournalRecord): { hash: string; line: string } {
  const body = canonicalText({ record, seq: place.seq, ts: place.ts }, 'entry');
  const hash = sha256(place.prev + body);
  return { hash, line: `{"hash":"${hash}","prev":"${place.prev}",${body.slice(1)}\n` };
}

/** Ties a record to its predecessor: hash = sha256(prev + canonical JSON of record, seq and ts). */
export function sealEntry(place: Pick<JournalEntry, 'seq' | 'ts' | 'prev'>, record: JournalRecord): SealedEntry {
  const { hash, line } = lineOf(place, record);
  return { entry: { seq: place.seq, ts: place.ts, prev: place.prev, record: structuredClone(record), hash }, line };
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function parseLine(bytes: Uint8Array): { text: string; value: unknown } | undefined {
  try {
    const text = decoder.decode(bytes);
    const value: unknown = JSON.parse(text);
    return { text, value };
  } catch {
    return undefined;
  }
}

function quote(bytes: Uint8Array): string {
  return JSON.stringify(new TextDecoder().decode(bytes.subarray(0, 80)));
}

function readLine(bytes: Uint8Array, last: JournalEntry | undefined): JournalEntry | Omit<ChainFlaw, 'line'> {
  const parsed = parseLine(bytes);
  if (parsed === undefined) return { message: 'not a line of JSON', expected: 'one JSON object', got: quote(bytes) };
  const { text, value } = parsed;
  if (!isJournalEntry(value)) return { message: 'not an entry', expected: 'a journal entry', got: quote(bytes) };
  const seq = (last?.seq ?? 0) + 1;
  if (value.seq !== seq) return { message: 'out of sequence', expected: `seq ${seq}`, got: `seq ${value.seq}` };
  const prev = last?.hash ?? FIRST_PREV;
  if (value.prev !== prev) return { message: 'does not follow the line before', expected: prev, got: value.prev };
  const sealed = lineOf(value, value.record);
  if (sealed.hash !== value.hash) return { message: 'hash does not fit', expected: sealed.hash, got: value.hash };
  return sealed.line === `${text}\n` ? value : { message: 'not canonical', expected: sealed.line.trimEnd(), got: text };
}

/** A whole line with one byte behind it cannot come from a write that was cut short: its line end was damaged. */
function isDamagedEnd(tail: Uint8Array): boolean {
  return parseLine(tail.subarray(0, -1)) !== undefined;
}

function readTail(tail: Uint8Array, line: number): Pick<Chain, 'torn' | 'flaw'> {
  if (tail.length === 0) return { torn: null, flaw: null };
  if (!isDamagedEnd(tail)) return { torn: { line, bytes: tail.length }, flaw: null };
  return { torn: null, flaw: { line, message: 'line end damaged', expected: 'a line feed', got: quote(tail.subarray(-1)) } };
}

/** Reads a journal up to its first flaw. Never throws: what is wrong is part of the answer. */
export function readChain(bytes: Uint8Array): Chain {
  const entries: JournalEntry[] = [];
  let sound = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, sound)) {
    const read = readLine(bytes.subarray(sound, end), entries.at(-1));
    if (!('hash' in read)) return { entries, sound, torn: null, flaw: { line: entries.length + 1, ...read } };
    entries.push(read);
    sound = end + 1;
  }
  return { entries, sound, ...readTail(bytes.subarray(sound), entries.length + 1) };
}
