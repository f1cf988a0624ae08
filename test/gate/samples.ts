import type { FingerprintedFinding, Policy, Report, ReportStatus, Unit } from '../../contract/index.ts';
import { DEFAULT_POLICY } from '../../gate/index.ts';
import type { MergeInput } from '../../gate/index.ts';

export const REQUIRED: readonly string[] = DEFAULT_POLICY.required.code;

export const unit: Unit = {
  id: 'r/0/1/0',
  phase: 'chunk',
  path: 'src/a.ts',
  kind: 'code',
  operation: 'create',
  span: { start: 0, end: 14 },
  text: 'const a = 1;\n\n',
  sha256: 'a'.repeat(64),
};

export function findingOf(over: Partial<FingerprintedFinding> = {}): FingerprintedFinding {
  const start = { line: 1, column: 1, offset: 0 };
  return {
    rule: 'owasp/sql-injection',
    message: 'text from outside reaches a query',
    severity: 'high',
    confidence: 'certain',
    location: { path: unit.path, start, end: start },
    trace: [],
    advice: 'Pass the value as a parameter.',
    symbol: '',
    sink: 'query(text)',
    fingerprint: 'f'.repeat(64),
    ...over,
  };
}

export function reportOf(validator: string, over: Partial<Report> = {}): Report {
  return {
    validator,
    version: '1',
    unitId: unit.id,
    unitSha256: unit.sha256,
    programVersion: 1,
    status: 'pass',
    findings: [],
    obligations: [],
    durationMs: 1,
    ...over,
  };
}

/** One positive report of each required validator. */
export function passes(over: { readonly [validator: string]: Partial<Report> } = {}): readonly Report[] {
  return REQUIRED.map((validator) => reportOf(validator, over[validator] ?? {}));
}

export function inputOf(over: Partial<MergeInput> = {}): MergeInput {
  return { unit, reports: passes(), required: REQUIRED, policy: DEFAULT_POLICY, base: new Set(), canRepair: false, ...over };
}

export function policyWith(over: Partial<Policy>): Policy {
  return { ...DEFAULT_POLICY, ...over };
}

export const STATUSES: readonly ReportStatus[] = ['pass', 'fail', 'skipped', 'not-analysed', 'error', 'timeout'];
