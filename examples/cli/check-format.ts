import { github, json, junit, sarif, stylish } from 'lockstep';
import type { CheckResult, Confidence } from 'lockstep';
import { packageVersion } from './package-version.ts';

/** The forms a report can have. */
export type CheckFormat = 'stylish' | 'json' | 'sarif' | 'junit' | 'github';

/** How a report is wanted. */
export interface FormatOptions {
  readonly format: CheckFormat;
  readonly minConfidence: Confidence;
  readonly color: boolean;
  /** What SARIF calls the run; that of a check when absent. */
  readonly automationId?: string;
}

/** The report as text. */
export function formatCheck(result: CheckResult, { format, minConfidence, color, automationId }: FormatOptions): string {
  switch (format) {
    case 'stylish':
      return stylish(result, { color, minConfidence });
    case 'json':
      return json(shownOf(result, minConfidence));
    case 'sarif':
      return sarif(shownOf(result, minConfidence), { toolVersion: packageVersion(), ...(automationId === undefined ? {} : { automationId }) });
    case 'junit':
      return junit(shownOf(result, minConfidence));
    case 'github':
      return github(shownOf(result, minConfidence));
  }
}

const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'heuristic'];

/** The result without the findings that are less certain. */
export function shownOf(result: CheckResult, minConfidence: Confidence): CheckResult {
  const floor = CONFIDENCES.indexOf(minConfidence);
  const files = result.files.map((file) => ({ ...file, findings: file.findings.filter((finding) => CONFIDENCES.indexOf(finding.confidence) <= floor) }));
  return { ...result, files };
}
