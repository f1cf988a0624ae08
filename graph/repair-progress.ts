import { atLeast, worstFirst } from '../contract/index.ts';
import type { FingerprintedFinding, Policy, Report, Severity } from '../contract/index.ts';
import { blocks } from '../gate/index.ts';

/** What was refused when a file went back to the generator. */
export interface RepairRound {
  /** Statements and whole files are judged for different things. */
  readonly scope: 'statement' | 'whole';
  /** Offset in the file up to which it was good. */
  readonly at: number;
  /** Severities of the blocking findings, by fingerprint. */
  readonly findings: ReadonlyMap<string, readonly Severity[]>;
}

/** A refusal as it is found in a report or in the journal. */
export interface Refused {
  readonly path: string;
  readonly start: number;
  readonly isWhole: boolean;
  readonly findings: readonly FingerprintedFinding[];
}

/** Describes a refusal by what was wrong and where. */
export function roundOf({ path, start, isWhole, findings }: Refused): RepairRound {
  const byFingerprint = new Map<string, Severity[]>();
  for (const { fingerprint, severity } of findings) byFingerprint.set(fingerprint, [...(byFingerprint.get(fingerprint) ?? []), severity]);
  const offsets = findings.flatMap(({ location }) => (location.path === path ? [location.start.offset] : []));
  return { scope: isWhole ? 'whole' : 'statement', at: isWhole ? Math.min(...offsets, Number.MAX_SAFE_INTEGER) : start, findings: byFingerprint };
}

/** The refusal that the journal holds. What was there before the run is not told apart: that costs one round at most. */
export function roundOfRecord(refused: Pick<Refused, 'path' | 'start' | 'isWhole'>, reports: readonly Report[], policy: Policy): RepairRound {
  const none = new Set<string>();
  return roundOf({ ...refused, findings: reports.flatMap((report) => report.findings).filter((finding) => blocks(finding, policy, none)) });
}

/**
 * True when a refusal leaves less wrong than the last one at or after the same place: nothing new, nothing worse, something
 * gone. A refusal further on follows from progress and is measured afresh.
 */
export function isProgress(earlier: readonly RepairRound[], round: RepairRound): boolean {
  const last = earlier.findLast(({ scope, at }) => scope === round.scope && at >= round.at);
  if (last === undefined) return true;
  let gone = false;
  for (const [fingerprint, severities] of round.findings) if (!isWithin(severities, last.findings.get(fingerprint) ?? [])) return false;
  for (const [fingerprint, severities] of last.findings) gone ||= !isWithin(severities, round.findings.get(fingerprint) ?? []);
  return gone;
}

/** True when every severity of `part` has one of its own in `whole` that is at least as bad. */
function isWithin(part: readonly Severity[], whole: readonly Severity[]): boolean {
  const bounds = whole.toSorted(worstFirst);
  return part.toSorted(worstFirst).every((severity, at) => {
    const bound = bounds[at];
    return bound !== undefined && atLeast(bound, severity);
  });
}
