import { surfaceKey, surfaceLedger } from '../contract/index.ts';
import type { Report, SurfaceFact, SurfaceLedger } from '../contract/index.ts';
import type { Desk } from './desk.ts';
import { isChunk } from './refusal.ts';
import type { RunFile } from './run-file.ts';

/** What the reports of a chunk say that it brings. */
export function surfaceIn(reports: readonly Report[]): readonly SurfaceFact[] {
  return reports.flatMap((report) => report.surface ?? []);
}

/** What the reports of a whole file say of ways into other files: a step in it stands in front of them, or does not any more. */
export function surfaceElsewhere(reports: readonly Report[], own: string): readonly SurfaceFact[] {
  return surfaceIn(reports).filter(({ kind, path }) => kind === 'route' && path !== own);
}

/**
 * What the accepted chunks of a run add to the attack surface, those accepted in this superstep as well; what was taken back or
 * refused, or was there before, adds nothing.
 */
export function surfaceSoFar(desk: Desk): readonly SurfaceFact[] {
  const decided = desk.verdicts.flatMap(({ open, decision }) => (decision.type === 'accept' && isChunk(open) ? added(open.file, surfaceIn(open.reports ?? [])) : []));
  return [...[...desk.files.values()].flatMap((file) => added(file, standing(file))), ...decided];
}

function added(file: RunFile, facts: readonly SurfaceFact[]): readonly SurfaceFact[] {
  if (facts.length === 0) return facts;
  const had = new Set(file.surfaceBefore.map(surfaceKey));
  return facts.filter((fact) => !had.has(surfaceKey(fact)));
}

/** The attack surface of the files of a run, before it and as the run leaves it. Undefined where there is none. */
export function ledgerOf(desk: Desk): SurfaceLedger | undefined {
  // A file of which nothing is accepted stays as it is.
  const all = [...desk.files.values()].filter((file) => file.state !== 'rejected' && file.accepted.length > 0);
  // What was written has the last word: it is what the tree holds.
  const files = [...all.filter((file) => file.state !== 'written'), ...all.filter((file) => file.state === 'written')];
  const ledger = surfaceLedger(files.flatMap((file) => file.surfaceBefore), files.flatMap(standing));
  return ledger.entries.length === 0 ? undefined : ledger;
}

/** What was said of the accepted chunks, and at the end of the file of ways in elsewhere. */
function standing(file: RunFile): readonly SurfaceFact[] {
  return file.state === 'rejected' ? [] : [...file.accepted.flatMap((chunk) => file.surface.get(chunk.id) ?? []), ...file.surfaceElsewhere];
}
