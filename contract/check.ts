import type { FingerprintedFinding } from './finding.ts';
import type { Report } from './report.ts';
import type { SurfaceLedger } from './surface.ts';
import type { RuleMeta } from './validator.ts';

/** A finding together with what the policy makes of it. */
export interface JudgedFinding extends FingerprintedFinding {
  /** True when it would keep the code from being accepted. */
  readonly blocks: boolean;
  /** Why it does not block although it is certain and severe: a waiver's owner and reason, or the baseline. */
  readonly suppressed?: { readonly by: 'waiver' | 'baseline'; readonly justification: string };
}

/** One file that was looked at. */
export interface CheckedFile {
  readonly path: string;
  readonly text: string;
  readonly findings: readonly JudgedFinding[];
  readonly reports: readonly Report[];
}

/** A file that was left out or could not be judged, and why. Never counted as passed. */
export interface UncheckedFile {
  readonly path: string;
  readonly reason: string;
  /** `ignored` on purpose, `not-analysed` because we could not, `failed` because a validator broke. */
  readonly kind: 'ignored' | 'not-analysed' | 'failed';
}

/** What `checkProject` and `checkText` give back. */
export interface CheckResult {
  readonly root: string;
  readonly files: readonly CheckedFile[];
  readonly unchecked: readonly UncheckedFile[];
  readonly rules: readonly RuleMeta[];
  readonly policyDigest: string;
  readonly durationMs: number;
  /** Which configurations counted, and for how many files; in a monorepo several. */
  readonly configs?: readonly UsedConfig[];
  /** What a run has added to the attack surface; a check adds nothing. */
  readonly surface?: SurfaceLedger;
}

/** A configuration that counted for a check. `file` is missing where the defaults held. */
export interface UsedConfig {
  readonly file?: string;
  readonly files: number;
  readonly policyDigest: string;
}
