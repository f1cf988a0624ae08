import type { Policy, Report, Risk, Unit } from '../contract/index.ts';

/** What a second review is about. */
interface Reviewed {
  readonly unit: Pick<Unit, 'phase'>;
  readonly reports: readonly Report[];
  readonly policy: Pick<Policy, 'secondReview'>;
}

/** Why a second reviewer does not let a change through, or undefined when none is needed or it agrees. */
export function lackingReview(risk: Risk, { unit, reports, policy: { secondReview } }: Reviewed): string | undefined {
  // The pass at the end of the run brings no byte that was not reviewed before, and asks the built-in families only.
  if (secondReview === undefined || unit.phase === 'program' || risk.tier === 'heavy' || risk.score < secondReview.from) return undefined;
  const { from, reviewer } = secondReview;
  const asked = `${risk.score} points of risk, from ${from} on a second reviewer has to agree`;
  if (reviewer === undefined) return `${asked}, and the policy names none`;
  if (reviewer === PERSON) return `${asked}, and that is a person`;
  const [report, ...others] = reports.filter(({ validator }) => validator === reviewer);
  if (report === undefined || others.length > 0) return `${asked}, and ${reviewer} gave ${report === undefined ? 'no report' : 'several reports'}`;
  if (report.status !== 'pass') return `${asked}, and ${reviewer} said ${report.status}${report.reason === undefined ? '' : ` (${report.reason})`}`;
  const [finding] = report.findings;
  return finding === undefined ? undefined : `${asked}, and ${reviewer} found: ${finding.message}`;
}

/** Stands for a person in `policy.secondReview.reviewer`. */
export const PERSON = 'person';
