import { atLeast } from 'lockstep';
import type { CheckResult, JudgedFinding, RunResult, Severity } from 'lockstep';

/** What can be true of an ending; several at once. */
export interface Ending {
  /** The signal that ended it. */
  readonly interrupted?: 'SIGINT' | 'SIGTERM' | undefined;
  /** The tool failed or a validator broke: nobody may read the rest as a verdict. */
  readonly broke?: boolean;
  /** A person has been asked. */
  readonly waiting?: boolean;
  /** Something was refused, or found. */
  readonly refused?: boolean;
}

/** 130/143 over 2 over 3 over 1 over 0. */
export function exitCodeOf({ interrupted, broke = false, waiting = false, refused = false }: Ending): number {
  if (interrupted !== undefined) return interrupted === 'SIGINT' ? 130 : 143;
  if (broke) return 2;
  if (waiting) return 3;
  return refused ? 1 : 0;
}

/** How a run ended. A run that nobody interrupted and that was aborted all the same has failed. */
export function endingOfRun({ outcome, faults }: Pick<RunResult, 'outcome' | 'faults'>): Ending {
  return {
    broke: faults.length > 0 || outcome === 'failed' || outcome === 'aborted',
    waiting: outcome === 'waiting',
    refused: outcome === 'rejected',
  };
}

/**
 * How a check ended: blocking findings refuse, or with `failOn` any shown finding that is at least so severe. A file that
 * could not be analysed refuses as well: it has not passed.
 */
export function endingOfCheck({ files, unchecked }: Pick<CheckResult, 'files' | 'unchecked'>, failOn?: Severity): Ending {
  const refuses = (finding: JudgedFinding): boolean => finding.blocks || isSevere(finding, failOn);
  return {
    broke: unchecked.some((file) => file.kind === 'failed'),
    refused: files.some((file) => file.findings.some(refuses)) || unchecked.some((file) => file.kind === 'not-analysed'),
  };
}

function isSevere({ severity, suppressed }: JudgedFinding, failOn: Severity | undefined): boolean {
  return failOn !== undefined && suppressed === undefined && atLeast(severity, failOn);
}
