import type {
  Decision,
  FingerprintedFinding,
  NonEmpty,
  Policy,
  Report,
  ReportStatus,
  Risk,
  Unit,
} from '../contract/index.ts';
import { blocks, bySeverity } from './blocks.ts';
import { assessRisk } from './risk.ts';

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
  /** Set when a person has approved exactly these bytes. */
  readonly approved?: boolean;
}

/**
 * Decides about one unit. Pure and closed: without a positive report of every required validator for exactly the
 * unit's bytes there is no accept. The order of the reports does not matter.
 */
export function decide(input: MergeInput): Decision {
  const findings = input.reports.flatMap((report) => report.findings).sort(bySeverity);
  const fault = firstFault(input);
  if (fault !== undefined) return { type: 'reject', ...fault, findings };
  const blocking = findings.filter((finding) => blocks(finding, input.policy, input.base));
  if (isNonEmpty(blocking)) return refuse(input, blocking, findings);
  const risk = assessRisk({ ...input, findings: findings.filter((finding) => !input.base.has(finding.fingerprint)) });
  if (risk.tier === 'heavy' && input.approved !== true) return escalate(input, risk, findings);
  return { type: 'accept', risk, findings };
}

function refuse(input: MergeInput, blocking: NonEmpty<FingerprintedFinding>, findings: readonly FingerprintedFinding[]): Decision {
  if (input.canRepair) return { type: 'repair', findings: blocking };
  const [worst] = blocking;
  const obligation = input.unit.phase === 'program';
  return { type: 'reject', reason: obligation ? 'obligation' : 'finding', message: `${worst.rule}: ${worst.message}`, findings };
}

function escalate(input: MergeInput, risk: Risk, findings: readonly FingerprintedFinding[]): Decision {
  const reason = input.pathReview === undefined ? 'risk' : 'protected-path';
  return { type: 'escalate', reason, message: risk.reasons[0] ?? 'the risk is high', risk, findings };
}

interface FaultReason {
  readonly reason: 'validator-fault' | 'not-analysed';
  readonly message: string;
}

/** The first required validator, in the order of the policy, that did not report positively. */
function firstFault(input: MergeInput): FaultReason | undefined {
  const faults = input.required.map((validator) => faultOf(validator, input)).filter((fault) => fault !== undefined);
  return faults.find((fault) => fault.reason === 'validator-fault') ?? faults[0];
}

function faultOf(validator: string, input: MergeInput): FaultReason | undefined {
  const reports = input.reports.filter((report) => report.validator === validator);
  const wrong = reports.find((report) => report.unitId !== input.unit.id || report.unitSha256 !== input.unit.sha256);
  if (wrong !== undefined) return broken(`${validator} answered for other bytes than those of ${input.unit.id}`);
  const [report, ...others] = reports;
  if (report === undefined) return broken(`${validator} gave no report`);
  if (others.length > 0) return broken(`${validator} gave ${reports.length} reports`);
  const why = report.reason === undefined ? '' : `: ${report.reason}`;
  switch (report.status) {
    case 'not-analysed':
      return { reason: 'not-analysed', message: `${validator} could not analyse it${why}` };
    case 'error':
      return broken(`${validator} failed${why}`);
    case 'timeout':
      return broken(`${validator} did not finish in time${why}`);
    default:
      return contradiction(report) ?? undefined;
  }
}

/** `pass` beside a certain finding, or `fail` without any finding, is no answer. */
function contradiction(report: Report): FaultReason | undefined {
  if (report.status !== 'fail' || report.findings.length > 0) return undefined;
  return broken(`${report.validator} said fail and named no finding`);
}

function broken(message: string): FaultReason {
  return { reason: 'validator-fault', message };
}

function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0;
}

/** Statuses with which a validator has answered for the bytes. */
export const POSITIVE: ReadonlySet<ReportStatus> = new Set(['pass', 'fail', 'skipped']);
