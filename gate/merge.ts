import type {
  Decision,
  FingerprintedFinding,
  NonEmpty,
  Policy,
  Report,
  Risk,
  SurfaceFact,
  Unit,
} from '../contract/index.ts';
import { blocks, bySeverity } from './blocks.ts';
import { assessRisk } from './risk.ts';
import type { AssessedRisk } from './risk.ts';
import { peopleNeeded } from './people-needed.ts';
import { lackingReview } from './second-review.ts';

/** Everything a decision rests on. */
export interface MergeInput {
  readonly unit: Unit;
  readonly reports: readonly Report[];
  readonly required: readonly string[];
  readonly policy: Policy;
  /** Fingerprints of the findings that were there before. */
  readonly base: ReadonlySet<string>;
  /** True when the generator can answer findings and rounds are left. */
  readonly canRepair: boolean;
  readonly pathReview?: string;
  /** What the run has added to the attack surface so far, and what the file had before it. */
  readonly surfaceSoFar?: readonly SurfaceFact[];
  readonly surfaceBefore?: readonly SurfaceFact[];
  /** How many different people have approved exactly these bytes. */
  readonly approvedBy?: number;
}

/**
 * Decides about one unit. Pure and closed: without a positive report of every required validator for exactly the
 * unit's bytes there is no accept. The order of the reports does not matter.
 */
export function decide(given: MergeInput): Decision {
  const input = { ...given, reports: given.reports.toSorted(byValidator) };
  const findings = input.reports.flatMap((report) => report.findings).sort(bySeverity);
  const faults = input.unit.phase === 'early' ? [] : faultsOf(input);
  const broken = faults.find((fault) => fault.reason === 'validator-fault');
  if (broken !== undefined) return { type: 'reject', ...broken, findings };
  const blocking = findings.filter((finding) => blocks(finding, input.policy, input.base));
  if (isNonEmpty(blocking)) return refuse(input, blocking, findings);
  const [unseen] = faults;
  if (unseen !== undefined) return { type: 'reject', ...unseen, findings };
  if (input.unit.phase === 'early') return { type: 'reject', reason: 'incomplete', message: 'an early look never accepts', findings };
  const { crossesSurface, ...risk } = assessRisk({ ...input, findings: findings.filter((finding) => !input.base.has(finding.fingerprint)) });
  const approvedBy = input.approvedBy ?? 0;
  if (approvedBy > 0 && approvedBy >= peopleNeeded(risk, input.policy)) return { type: 'accept', risk, findings };
  if (approvedBy > 0 || risk.tier === 'heavy') return escalate(input, { ...risk, crossesSurface }, findings);
  const lacking = lackingReview(risk, input);
  if (lacking !== undefined) return { type: 'escalate', reason: 'second-review', message: lacking, risk: withPeople({ ...risk, reasons: [lacking, ...risk.reasons] }, input.policy), findings };
  return { type: 'accept', risk, findings };
}

/** Whoever answers first stands first nowhere: neither in the reasons of the risk nor among the findings. */
function byValidator(one: Report, other: Report): number {
  return one.validator < other.validator ? -1 : one.validator > other.validator ? 1 : 0;
}

function refuse(input: MergeInput, blocking: NonEmpty<FingerprintedFinding>, findings: readonly FingerprintedFinding[]): Decision {
  if (input.canRepair) return { type: 'repair', findings: blocking };
  const [worst] = blocking;
  const obligation = input.unit.phase === 'program';
  return { type: 'reject', reason: obligation ? 'obligation' : 'finding', message: `${worst.rule}: ${worst.message}`, findings };
}

function escalate(input: MergeInput, { crossesSurface, ...risk }: AssessedRisk, findings: readonly FingerprintedFinding[]): Decision {
  const reason = input.pathReview !== undefined ? 'protected-path' : crossesSurface ? 'surface' : 'risk';
  return { type: 'escalate', reason, message: risk.reasons[0] ?? 'the risk is high', risk: withPeople(risk, input.policy), findings };
}

/** Says in the question when one person is not enough. */
function withPeople(risk: Risk, policy: Policy): Risk {
  if (peopleNeeded(risk, policy) === 1) return risk;
  return { ...risk, reasons: [...risk.reasons, `from ${policy.approval.twoPeopleFrom ?? 0} points of risk on two different people have to approve`] };
}

interface FaultReason {
  readonly reason: 'validator-fault' | 'not-analysed';
  readonly message: string;
}

/**
 * Why validators did not report positively: the required ones in the order of the policy, then any other that broke.
 * Whoever was asked and broke may have been about to refuse.
 */
function faultsOf(input: MergeInput): readonly FaultReason[] {
  const broken = input.reports.filter((report) => report.status === 'error' || report.status === 'timeout').map((report) => report.validator);
  const others = [...new Set(broken)].filter((validator) => !input.required.includes(validator)).sort();
  return [...input.required, ...others].map((validator) => faultOf(validator, input)).filter((fault) => fault !== undefined);
}

function faultOf(validator: string, input: MergeInput): FaultReason | undefined {
  const reports = input.reports.filter((report) => report.validator === validator);
  const wrong = reports.find((report) => report.unitId !== input.unit.id || report.unitSha256 !== input.unit.sha256);
  if (wrong !== undefined) return failing(`${validator} answered for other bytes than those of ${input.unit.id}`);
  const [report, ...others] = reports;
  if (report === undefined) return failing(`${validator} gave no report`);
  if (others.length > 0) return failing(`${validator} gave ${reports.length} reports`);
  const why = report.reason === undefined ? '' : `: ${report.reason}`;
  switch (report.status) {
    case 'not-analysed':
      return { reason: 'not-analysed', message: `${validator} could not analyse it${why}` };
    case 'error':
      return failing(`${validator} failed${why}`);
    case 'timeout':
      return failing(`${validator} did not finish in time${why}`);
    default:
      return contradiction(report);
  }
}

/** `pass` beside a certain finding, or `fail` without any finding, is no answer. */
function contradiction(report: Report): FaultReason | undefined {
  if (report.status !== 'fail' || report.findings.length > 0) return undefined;
  return failing(`${report.validator} said fail and named no finding`);
}

function failing(message: string): FaultReason {
  return { reason: 'validator-fault', message };
}

function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0;
}
