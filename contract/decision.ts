import type { FingerprintedFinding, NonEmpty } from './finding.ts';

/** Who has to look: `light` nobody, `normal` nobody but it is shown, `heavy` a human. */
export type RiskTier = 'light' | 'normal' | 'heavy';

/** How risky a change is, computed from the code; `reasons` explains it line by line. */
export interface Risk {
  readonly tier: RiskTier;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Why a chunk is refused for good. */
export type RejectReason =
  | 'finding'
  | 'validator-fault'
  | 'not-analysed'
  | 'path'
  | 'incomplete'
  | 'obligation'
  | 'pre-image'
  | 'claimed'
  | 'repair-exhausted'
  | 'denied'
  /** Nobody answered in time. */
  | 'expired';

/** Why a person has to look. */
export type EscalateReason = 'protected-path' | 'risk' | 'surface' | 'second-review' | 'disagreement' | 'repair-exhausted';

/** What merge decides about a unit. */
export type Decision =
  | { readonly type: 'accept'; readonly risk: Risk; readonly findings: readonly FingerprintedFinding[] }
  | { readonly type: 'repair'; readonly findings: NonEmpty<FingerprintedFinding> }
  | {
      readonly type: 'reject';
      readonly reason: RejectReason;
      /** For people: which validator, which path, what was expected. */
      readonly message: string;
      readonly findings: readonly FingerprintedFinding[];
    }
  | {
      readonly type: 'escalate';
      readonly reason: EscalateReason;
      readonly message: string;
      readonly risk: Risk;
      readonly findings: readonly FingerprintedFinding[];
    };
