import { surfaceKey, surfaceLedgerSchema } from '../contract/index.ts';
import type { JournalEntry, SurfaceLedger } from '../contract/index.ts';
import type { Problem } from './problem.ts';

/** The ledger with which a run has ended, where it has one that can be read. */
export function attestedSurface(entries: readonly JournalEntry[]): SurfaceLedger | undefined {
  const ends = entries.flatMap(({ record }) => (record.type === 'run-end' ? [record] : []));
  const parsed = surfaceLedgerSchema.safeParse(ends.at(-1)?.surface);
  return parsed.success ? parsed.data : undefined;
}

/** What the validators said of the chunks that were written, and the ledger at the end of the run does not say: it would look harmless. */
export function surfaceProblems(entries: readonly JournalEntry[]): readonly Problem[] {
  const end = entries.findLast(({ record }) => record.type === 'run-end');
  if (end?.record.type !== 'run-end' || end.record.surface === undefined) return [];
  const said = new Map((attestedSurface(entries)?.entries ?? []).map((entry) => [surfaceKey(entry), entry.after]));
  const counted = new Map<string, { name: string; count: number }>();
  for (const fact of factsWritten(entries)) {
    const key = surfaceKey(fact);
    counted.set(key, { name: `${fact.kind} ${fact.name}`, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return [...counted].flatMap(([key, { name, count }]): Problem[] => {
    const after = said.get(key) ?? 0;
    return after >= count ? [] : [{ kind: 'surface-understated', line: end.seq, message: `the run added ${name} ${count} times, its ledger says ${after}`, expected: String(count), got: String(after) }];
  });
}

/** The facts of the chunks that make up the files that were written, each file as it was complete last. */
function factsWritten(entries: readonly JournalEntry[]) {
  const written = new Set(entries.flatMap(({ record }) => (record.type === 'file-written' ? [record.path] : [])));
  const chunks = new Map<string, readonly string[]>();
  for (const { record } of entries) if (record.type === 'file-complete' && written.has(record.path)) chunks.set(record.path, record.chunks);
  const wanted = new Set([...chunks.values()].flat());
  const reports = new Map(entries.flatMap(({ record }) => (record.type === 'chunk-accepted' && wanted.has(record.chunk.id) ? [[record.chunk.id, record.reports] as const] : [])));
  return [...reports.values()].flat().flatMap((report) => report.surface ?? []);
}
