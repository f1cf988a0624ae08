import semver from 'semver';
import type { OsvAffected, OsvEvent, OsvRecord } from './osv-record.ts';

/** How a range of versions stands to an advisory: all of it affected, or only its oldest version, which an old lock file keeps. */
export type Reach = 'all' | 'oldest' | 'none';

/** How what a manifest or a lock file asks for stands to an advisory; `wanted` is a version or a range. What is neither is not judged. */
export function reachOf(record: OsvRecord, name: string, wanted: string): Reach {
  if (record.withdrawn !== undefined || semver.validRange(wanted) === null) return 'none';
  const bad = record.affected.filter(({ package: of }) => of?.ecosystem === 'npm' && of.name === name).flatMap(rangesOf);
  if (bad.length === 0) return 'none';
  const range = bad.join(' || ');
  if (semver.subset(wanted, range, { includePrerelease: true })) return 'all';
  const oldest = semver.minVersion(wanted);
  return oldest !== null && semver.satisfies(oldest, range, { includePrerelease: true }) ? 'oldest' : 'none';
}

/** The oldest version behind the affected ones, where the advisory names it. */
export function fixOf(record: OsvRecord, name: string, wanted: string): string | undefined {
  const oldest = semver.validRange(wanted) === null ? null : semver.minVersion(wanted);
  const fixes = record.affected.filter(({ package: of }) => of?.name === name).flatMap(({ ranges }) => ranges.flatMap(({ events }) => events.flatMap(({ fixed }) => fixed ?? [])));
  return fixes.filter((each) => semver.valid(each) !== null && (oldest === null || semver.gt(each, oldest))).sort(semver.compare)[0];
}

function rangesOf({ ranges, versions }: OsvAffected): readonly string[] {
  return [...ranges.filter(({ type }) => type === 'SEMVER' || type === 'ECOSYSTEM').flatMap(({ events }) => spansOf(events)), ...versions.filter((each) => semver.valid(each) !== null)];
}

/** Events in the order of versions, as the format's evaluation demands, made into ranges. */
function spansOf(events: readonly OsvEvent[]): readonly string[] {
  const ordered = [...events].sort((a, b) => semver.compare(versionOf(a), versionOf(b)));
  const spans: string[] = [];
  let from: string | undefined;
  for (const event of ordered) {
    if (event.introduced !== undefined) from ??= versionOf(event);
    const end = event.fixed === undefined ? event.last_affected : event.fixed;
    if (end === undefined || from === undefined) continue;
    spans.push(`>=${from} ${event.fixed === undefined ? '<=' : '<'}${versionOf(event)}`);
    from = undefined;
  }
  return from === undefined ? spans : [...spans, `>=${from}`];
}

/** `0` stands for before all versions. A version that is written in another way (`1.2`) is completed. */
function versionOf({ introduced, fixed, last_affected: last }: OsvEvent): string {
  const written = introduced ?? fixed ?? last ?? '0';
  return written === '0' ? '0.0.0-0' : (semver.valid(written) ?? semver.coerce(written)?.version ?? '0.0.0-0');
}
