import { messageOf } from '../contract/index.ts';
import type { FileReview, FingerprintedFinding, JournalEntry, JournalRecord, Reviews, Risk } from '../contract/index.ts';
import { readAsked } from './asked.ts';
import type { AskedQuestion, HeldFile } from './asked.ts';
import { sha256 } from './digest.ts';
import { listRuns } from './list-runs.ts';
import { loadObject } from './object-store.ts';
import { readCurrent } from './read-current.ts';
import { readingParts, readRun } from './read-run.ts';
import type { ReadingParts } from './read-run.ts';

/** What waits for people in a tree, read without its lock: run by run, file by file, the highest risk first. */
export async function listReviews(root: string): Promise<Reviews> {
  const parts = await readingParts(root, {});
  const open: FileReview[] = [];
  const answered: string[] = [];
  const unreadable: { runId: string; message: string }[] = [];
  for (const runId of await listRuns(parts.root)) {
    try {
      const entries = await readRun(parts.root, runId);
      const files = isOver(entries) ? [] : [...readAsked(entries).files.values()];
      const asking = files.filter((file) => file.open.length > 0);
      for (const file of asking) open.push(await reviewOf(parts, file, { runId, entries }));
      if (asking.length === 0 && files.length > 0) answered.push(runId);
    } catch (thrown) {
      unreadable.push({ runId, message: messageOf(thrown) });
    }
  }
  return { open: open.sort((a, b) => b.risk.score - a.risk.score || a.askedAt - b.askedAt), answered, unreadable };
}

function isOver(entries: readonly JournalEntry[]): boolean {
  return entries.some(({ record }) => record.type === 'run-end' && record.outcome === 'accepted');
}

async function reviewOf(parts: ReadingParts, file: HeldFile, run: { readonly runId: string; readonly entries: readonly JournalEntry[] }): Promise<FileReview> {
  const accepted = await textOf(parts, file.accepted.map((chunk) => chunk.sha256));
  const digests = file.held.map((piece) => (piece.type === 'chunk' ? piece.chunk.sha256 : piece.sha256));
  const first = Math.max(0, file.held.findIndex((piece) => piece.type === 'chunk' && piece.chunk.id === file.open[0]?.chunk.id));
  const before = await textOf(parts, digests.slice(0, first));
  const rest = await textOf(parts, digests.slice(first));
  const bytes = await readCurrent(parts, file.path);
  const { agent, model, task } = authorOf(run.entries);
  return {
    id: sha256([run.runId, file.path, ...file.open.map(({ chunk }) => chunk.sha256)].join('\0')).slice(0, 8),
    runId: run.runId,
    path: file.path,
    operation: file.operation,
    agent,
    ...(model === undefined ? {} : { model }),
    ...(task.onBehalfOf === undefined ? {} : { onBehalfOf: task.onBehalfOf }),
    prompt: task.prompt,
    before: bytes === null ? null : Buffer.from(bytes).toString('utf8'),
    changedMeanwhile: (bytes === null ? null : sha256(bytes)) !== file.preImage,
    after: file.operation === 'delete' ? null : accepted + before + rest,
    unfinished: !file.ended,
    editFrom: accepted.length + before.length,
    findings: findingsOf(file.open),
    risk: riskOf(file.open),
    questions: file.open.map(({ chunk, expiresAt }) => ({ unitId: chunk.id, sha256: chunk.sha256, expiresAt })),
    ...severalPeople(file.open),
    following: file.held.slice(first + 1).flatMap((piece) => (piece.type === 'chunk' ? [piece.chunk.id] : [])),
    askedAt: Math.min(...file.open.map(({ askedAt }) => askedAt)),
  };
}

async function textOf(parts: ReadingParts, digests: readonly string[]): Promise<string> {
  const texts = await Promise.all(digests.map(async (digest) => Buffer.from(await loadObject(parts, digest)).toString('utf8')));
  return texts.join('');
}

function authorOf(entries: readonly JournalEntry[]): { agent: string; model?: string | undefined; task: Extract<JournalRecord, { type: 'run-start' }>['task'] } {
  const [first] = entries;
  if (first?.record.type !== 'run-start') return { agent: 'unknown', task: { prompt: '' } };
  return { agent: first.record.identity.agent, model: first.record.identity.model, task: first.record.task };
}

/** Each finding once: two validators, or two looks, may have seen the same. */
function findingsOf(questions: readonly AskedQuestion[]): readonly FingerprintedFinding[] {
  const all = questions.flatMap(({ reports }) => reports.flatMap((report) => report.findings));
  return [...new Map(all.map((finding) => [finding.fingerprint, finding])).values()];
}

/** The risk of a file is that of its riskiest unit; every reason is kept. */
function riskOf(questions: readonly AskedQuestion[]): Risk {
  const risks = questions.map(({ risk }) => risk);
  const worst = risks.reduce((a, b) => (b.score > a.score ? b : a), { tier: 'light', score: 0, reasons: [] });
  return { ...worst, reasons: [...new Set(risks.flatMap(({ reasons }) => reasons))] };
}

/** Who has approved all of the questions that need several people: the others are still to be asked. */
function severalPeople(questions: readonly AskedQuestion[]): Pick<FileReview, 'severalPeople'> {
  const needing = questions.filter(({ people = 1 }) => people > 1);
  const [first] = needing;
  if (first === undefined) return {};
  return { severalPeople: { needed: Math.max(...needing.map(({ people = 1 }) => people)), approvedBy: first.approvedBy.filter((name) => needing.every(({ approvedBy }) => approvedBy.includes(name))) } };
}
