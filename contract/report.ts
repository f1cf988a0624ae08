import type { Finding, FingerprintedFinding, Obligation } from './finding.ts';
import type { SurfaceFact } from './surface.ts';

/**
 * How a validator ended. `pass`, `fail` and `skipped` are its own word; `not-analysed` says that it could not look
 * (never a pass); `error` and `timeout` are put in by the host.
 */
export type ReportStatus = 'pass' | 'fail' | 'skipped' | 'not-analysed' | 'error' | 'timeout';

/** What one validator said about one unit, as sent by whoever ran it. */
export interface RawReport {
  readonly validator: string;
  readonly version: string;
  readonly unitId: string;
  /** Digest of the bytes the validator judged. A report for other bytes is a fault, never a pass. */
  readonly unitSha256: string;
  /** Version of the prospective program against which it judged. */
  readonly programVersion: number;
  readonly status: ReportStatus;
  readonly findings: readonly Finding[];
  readonly obligations: readonly Obligation[];
  /** What the unit adds to the attack surface, as far as this validator says. */
  readonly surface?: readonly SurfaceFact[];
  readonly durationMs: number;
  /** Why it ended so: set on `error`, `timeout`, `not-analysed` and `skipped`. */
  readonly reason?: string;
  /** What was looked for and given up at a bound, and where, as far as it would only have informed: the status says nothing of it. */
  readonly unknown?: readonly string[];
}

/** A report as merge sees it: with fingerprints. */
export interface Report extends Omit<RawReport, 'findings'> {
  readonly findings: readonly FingerprintedFinding[];
}
