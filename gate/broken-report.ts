import type { RawReport, Unit } from '../contract/index.ts';
import type { ValidatorCard } from './protocol.ts';

/** Why a validator gives no report of its own. */
export interface Breakage {
  readonly validator: Pick<ValidatorCard, 'id' | 'version'>;
  readonly status: 'timeout' | 'error';
  readonly reason: string;
  /** How long it was waited for, ms; 0 when absent. */
  readonly durationMs?: number;
}

/** What stands in for the report of a validator that broke or hung: it is never a pass. */
export function brokenReport(unit: Unit, { validator, status, reason, durationMs = 0 }: Breakage): RawReport {
  return {
    validator: validator.id,
    version: validator.version,
    unitId: unit.id,
    unitSha256: unit.sha256,
    programVersion: -1,
    status,
    findings: [],
    obligations: [],
    durationMs,
    reason,
  };
}
