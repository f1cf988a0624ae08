import { lastSaid, surfaceKey, surfaceLedgerSchema } from '../contract/index.ts';
import type { JournalEntry, Report, SurfaceFact, SurfaceLedger } from '../contract/index.ts';
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

/** The facts of the files that were written, in the order in which they were begun: of their chunks, and at their end of ways in elsewhere. */
function factsWritten(entries: readonly JournalEntry[]): readonly SurfaceFact[] {
  const records = entries.map(({ record }) => record);
  const written = new Set(records.flatMap((record) => (record.type === 'file-written' ? [record.path] : [])));
  const begun = new Set(records.flatMap((record) => (record.type === 'file-start' || record.type === 'file-complete' ? [record.path] : [])));
  const ends = new Map(records.flatMap((record) => (record.type === 'file-complete' && written.has(record.path) ? [[record.path, record] as const] : [])));
  const said = new Map(records.flatMap((record) => (record.type === 'chunk-accepted' ? [[record.chunk.id, factsIn(record.reports)] as const] : [])));
  return lastSaid([...begun].flatMap((path) => {
    const end = ends.get(path);
    return end === undefined ? [] : [...end.chunks.flatMap((chunk) => said.get(chunk) ?? []), ...factsIn(end.reports).filter((fact) => fact.kind === 'route' && fact.path !== path)];
  }));
}

function factsIn(reports: readonly Report[]): readonly SurfaceFact[] {
  return reports.flatMap((report) => report.surface ?? []);
}
