import picomatch from 'picomatch';
import { atLeast, worstFirst } from '../contract/index.ts';
import type { FingerprintedFinding, Policy, Waiver } from '../contract/index.ts';

/**
 * Whether a finding keeps code from being accepted: certain, severe enough for the policy, new against the base and not
 * waived. Pure; used by the veto and by merge, so they can never disagree. `base` holds fingerprints.
 */
export function blocks(finding: FingerprintedFinding, policy: Policy, base: ReadonlySet<string>): boolean {
  return (
    finding.confidence === 'certain' &&
    atLeast(finding.severity, policy.blockFrom) &&
    policy.rules[finding.rule] === undefined &&
    !base.has(finding.fingerprint) &&
    waiverFor(finding, policy) === undefined
  );
}

/** The waiver that covers a finding. */
export function waiverFor(finding: FingerprintedFinding, policy: Policy): Waiver | undefined {
  return policy.waivers.find(
    (waiver) =>
      waiver.rule === finding.rule &&
      (waiver.fingerprint === undefined || waiver.fingerprint === finding.fingerprint) &&
      (waiver.path === undefined || picomatch.isMatch(finding.location.path, waiver.path, { dot: true })),
  );
}

/**
 * Worst first: severity, then place, then rule. A total order, so the order of reports never shows: two validators may
 * report one rule at one place in different words.
 */
export function bySeverity(a: FingerprintedFinding, b: FingerprintedFinding): number {
  return (
    worstFirst(a.severity, b.severity) ||
    a.location.start.offset - b.location.start.offset ||
    compare(a.rule, b.rule) ||
    compare(a.fingerprint, b.fingerprint) ||
    compare(JSON.stringify(a), JSON.stringify(b))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
