import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock, JournalRecord, Random } from '../../contract/index.ts';
import { openTree, type FileSystem, type Tree } from '../../journal/index.ts';

export const clock: Clock = { now: () => 1_700_000_000_000, monotonic: () => 0 };
export const random: Random = { hex: (bytes) => randomBytes(bytes).toString('hex') };

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function open(root: string, fileSystem?: FileSystem): Promise<Tree> {
  return openTree({ root, clock, random, ...(fileSystem === undefined ? {} : { fileSystem }) });
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The bytes of a file of the tree as text, null when there is none. */
export function contentOf(root: string, path: string): string | null {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
}

/** All files of the tree but our own state, sorted. */
export function filesOf(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  return files.filter((path) => !path.startsWith('.lockstep/')).sort();
}

export function attempt(number: number): JournalRecord {
  return { type: 'attempt-start', attempt: number };
}

export function completed(path: string, text: string | null): JournalRecord {
  return { type: 'file-complete', fileNo: 0, path, sha256: text === null ? null : sha256(text), chunks: [], notAnalysed: false, reports: [] };
}

export const journalPath = (root: string, runId: string): string => join(root, '.lockstep/runs', runId, 'journal.jsonl');
