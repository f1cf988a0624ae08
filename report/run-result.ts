import type { CheckedFile, CheckResult, RunRecord, SurfaceLedger, UncheckedFile } from '../contract/index.ts';
import { runStory } from './run-story/index.ts';
import type { FileStory, RunStory } from './run-story/index.ts';

/**
 * A run in the shape of a check, for the reports that know files and findings only. Code that was refused counts as it
 * was refused; what was repaired is not in it, and what was never decided is no pass.
 */
export function runResult(record: RunRecord): CheckResult {
  const story = runStory(record);
  const { metrics, summary, rules, root } = record;
  const surface = surfaceIn(record);
  return {
    root,
    ...(surface === undefined ? {} : { surface }),
    files: story.files.map(fileOf),
    unchecked: [...uncheckedIn(story), ...story.refusedPaths.map(({ path, reason }): UncheckedFile => ({ path, reason, kind: 'not-analysed' }))],
    rules,
    policyDigest: story.policyDigest,
    durationMs: metrics?.wallMs ?? summary.lastAt - summary.startedAt,
  };
}

/** The ledger that the run ended with; undefined when it added nothing or has not ended. */
export function surfaceIn({ entries, events }: Pick<RunRecord, 'entries' | 'events'>): SurfaceLedger | undefined {
  const ends = entries.flatMap(({ record }) => (record.type === 'run-end' ? [record] : []));
  return ends.at(-1)?.surface ?? events.findLast((event) => event.type === 'run-end')?.surface;
}

function fileOf({ path, after, findings, reports }: FileStory): CheckedFile {
  return { path, text: after ?? '', findings, reports };
}

/** A file whose validators broke has not been judged; one that was neither written nor refused was not judged to its end. */
function uncheckedIn({ files, chunks }: RunStory): readonly UncheckedFile[] {
  return files.flatMap(({ path, state, reports }): readonly UncheckedFile[] => {
    const all = [...reports, ...chunks.flatMap((chunk) => (chunk.path === path && chunk.decision === 'rejected' ? chunk.reports : []))];
    const broken = all.find(({ status }) => status === 'error' || status === 'timeout');
    if (broken !== undefined) return [{ path, kind: 'failed', reason: `${broken.validator}: ${broken.reason ?? broken.status}` }];
    if (state === 'waiting') return [{ path, kind: 'not-analysed', reason: 'a person has to answer first' }];
    return state === 'not written' ? [{ path, kind: 'not-analysed', reason: 'the run ended before the file was decided' }] : [];
  });
}
