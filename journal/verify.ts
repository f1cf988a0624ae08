import { messageOf, type JournalEntry, type SurfaceLedger } from '../contract/index.ts';
import type { Chain } from './chain.ts';
import { sha256 } from './digest.ts';
import { readObject } from './object-store.ts';
import { readCurrent } from './read-current.ts';
import { readingParts, type ReadingParts, type ReadOptions } from './read-run.ts';
import { requireRunId } from './run-id.ts';
import { loadChain } from './run-journal.ts';
import type { Problem } from './problem.ts';
import { differentPeople } from './same-person.ts';
import { attestedSurface, surfaceProblems } from './surface-problems.ts';
import { releasesOf, type Releases, type WrittenFile } from './written-files.ts';

/** What re-checking a run gave. */
export interface Verification {
  readonly runId: string;
  /** True when there is no problem at all. */
  readonly ok: boolean;
  /** Entries that could be believed. */
  readonly entries: number;
  /** Files the run left in the tree, and still holding the attested bytes. */
  readonly files: { readonly written: number; readonly matching: number };
  readonly problems: readonly Problem[];
  /** What the run says it added to the attack surface. */
  readonly surface?: SurfaceLedger;
}

function chainProblems({ flaw, torn, entries }: Chain): Problem[] {
  const last = entries.at(-1);
  const problems: Problem[] = [];
  if (flaw !== null) problems.push({ kind: 'chain-broken', ...flaw });
  if (torn !== null) problems.push({ kind: 'torn-tail', line: torn.line, message: `the last line was cut off after ${torn.bytes} bytes` });
  if (flaw === null && last?.record.type !== 'run-end' && last?.record.type !== 'run-undone') {
    problems.push({ kind: 'run-incomplete', line: last?.seq ?? 0, message: 'the journal does not end with the end of the run' });
  }
  return problems;
}

function releaseProblems({ unfinished }: Releases): Problem[] {
  return unfinished === null ? [] : [{ kind: 'release-unfinished', line: unfinished, message: 'a release was begun and not ended' }];
}

/** Digests whose content must be in the store. Refused text is left out: it is pruned. */
function digestsIn({ record }: JournalEntry): readonly string[] {
  if (record.type === 'chunk-accepted') return [record.chunk.sha256];
  if (record.type !== 'release-start') return [];
  return record.files.flatMap(({ before, after }) => [before, after]).filter((digest) => digest !== null);
}

async function objectProblem(parts: ReadingParts, digest: string, line: number): Promise<Problem[]> {
  const state = await readObject(parts.fileSystem, parts.layout, digest);
  if (state.type === 'sound') return [];
  if (state.type === 'missing') return [{ kind: 'object-missing', line, message: `object ${digest} is missing`, expected: digest }];
  return [{ kind: 'object-altered', line, message: `object ${digest} was altered`, expected: digest, got: state.got }];
}

async function objectProblems(parts: ReadingParts, entries: readonly JournalEntry[]): Promise<Problem[]> {
  const lines = new Map<string, number>();
  for (const entry of entries) for (const digest of digestsIn(entry)) if (!lines.has(digest)) lines.set(digest, entry.seq);
  const problems: Problem[] = [];
  for (const [digest, line] of lines) problems.push(...(await objectProblem(parts, digest, line)));
  return problems;
}

/** I5: what was written must have been judged as a whole file, for exactly these bytes, before. */
function judgementProblem(entries: readonly JournalEntry[], { file, line }: WrittenFile): Problem[] {
  const judges = ({ seq, record }: JournalEntry): boolean =>
    seq < line && record.type === 'file-complete' && record.path === file.path && record.sha256 === file.after;
  const judged = entries.some(judges);
  return judged ? [] : [{ kind: 'not-judged', line, path: file.path, message: `${file.path} was written, and these bytes were never found complete` }];
}

/** I5: what a person had to see was approved, or written, by one before it was accepted, for exactly these bytes. */
function approvalProblems(entries: readonly JournalEntry[]): Problem[] {
  const approved = new Set<string>();
  const asked = new Map<string, number>();
  const people = new Map<string, readonly string[]>();
  return entries.flatMap(({ record, seq }): Problem[] => {
    if (record.type === 'approval-request') asked.set(record.chunk.id, record.people ?? 1);
    if (record.type === 'approval-answer' && record.decision === 'approve') {
      const key = `${record.path}\0${record.sha256}`;
      approved.add(key);
      people.set(key, differentPeople([...(people.get(key) ?? []), record.by]));
    }
    if (record.type === 'file-held') for (const digest of Object.keys(record.approved)) approved.add(`${record.path}\0${digest}`);
    if (record.type !== 'chunk-accepted') return [];
    const { path, sha256: digest, id } = record.chunk;
    const needed = asked.get(id) ?? 1;
    const who = people.get(`${path}\0${digest}`) ?? [];
    if (needed > who.length && needed > 1)
      return [{ kind: 'not-approved', line: seq, path, message: `${id} had to be approved by ${needed} different people, and ${who.length === 0 ? 'nobody' : `only ${who.join(' and ')}`} has` }];
    if (record.risk.tier !== 'heavy') return [];
    if (approved.has(`${path}\0${digest}`)) return [];
    return [{ kind: 'not-approved', line: seq, path, message: `${id} had to be approved by a person, and nobody has` }];
  });
}

/** After an undo the files of a run are what they were before, or what somebody has made of them. */
function isUndone(entries: readonly JournalEntry[]): boolean {
  return entries.some(({ record }) => record.type === 'run-undone');
}

function difference({ file, line }: WrittenFile, got: string | null): Problem[] {
  if (got === file.after) return [];
  const place = { line, path: file.path, expected: file.after ?? 'no file', got: got ?? 'no file' };
  if (got === null) return [{ kind: 'file-missing', ...place, message: `${file.path} was removed since` }];
  return [{ kind: 'file-modified', ...place, message: `${file.path} was changed since` }];
}

async function fileProblem(parts: ReadingParts, written: WrittenFile): Promise<Problem[]> {
  try {
    const bytes = await readCurrent(parts, written.file.path);
    return difference(written, bytes === null ? null : sha256(bytes));
  } catch (error) {
    return [{ kind: 'file-unreadable', line: written.line, path: written.file.path, message: messageOf(error) }];
  }
}

async function fileProblems(parts: ReadingParts, releases: Releases): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const written of releases.written.values()) problems.push(...(await fileProblem(parts, written)));
  return problems;
}

function conclude(runId: string, entries: number, found: { problems: readonly Problem[]; written: number; differing: number }): Verification {
  const files = { written: found.written, matching: found.written - found.differing };
  return { runId, ok: found.problems.length === 0, entries, files, problems: found.problems };
}

/**
 * Re-checks a run from outside, without the lock and without changing anything: the chain, the stored content, and that
 * every written file still holds the attested bytes. What is wrong is part of the answer, never thrown.
 */
export async function verifyRun(root: string, runId: string, options: ReadOptions = {}): Promise<Verification> {
  requireRunId(runId);
  try {
    const parts = await readingParts(root, options);
    const chain = await loadChain(parts, runId);
    const releases = releasesOf(chain.entries);
    const objects = await objectProblems(parts, chain.entries);
    const judged = [...releases.written.values()].flatMap((written) => judgementProblem(chain.entries, written));
    const approvals = approvalProblems(chain.entries);
    const files = isUndone(chain.entries) ? [] : await fileProblems(parts, releases);
    const problems = [...chainProblems(chain), ...releaseProblems(releases), ...objects, ...judged, ...approvals, ...surfaceProblems(chain.entries), ...files];
    const surface = attestedSurface(chain.entries);
    return { ...conclude(runId, chain.entries.length, { problems, written: releases.written.size, differing: files.length }), ...(surface === undefined ? {} : { surface }) };
  } catch (error) {
    return conclude(runId, 0, { problems: [{ kind: 'journal-unreadable', line: 0, message: messageOf(error) }], written: 0, differing: 0 });
  }
}
