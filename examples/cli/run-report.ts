import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { html, LockstepError, readRunRecord, runJson, runResult } from 'lockstep';
import { formatCheck } from './check-format.ts';
import type { CheckFormat } from './check-format.ts';
import { tell } from './streams.ts';

/** The forms a report on a run can have. */
export type RunReportFormat = CheckFormat | 'html';

/** All of them, for the help. */
export const RUN_REPORT_FORMATS: readonly RunReportFormat[] = ['html', 'stylish', 'json', 'sarif', 'junit', 'github'];

/** A report that is wanted when a run has ended, as written behind `--report`. */
export interface WantedReport {
  readonly format: RunReportFormat;
  readonly file: string;
}

/** Parses `html:FILE` and the like; several may be wanted. */
export function parseReport(value: string, earlier: readonly WantedReport[] = []): readonly WantedReport[] {
  const at = value.indexOf(':');
  const format = RUN_REPORT_FORMATS.find((each) => each === value.slice(0, at));
  const file = value.slice(at + 1);
  if (format === undefined || file === '') throw new InvalidArgumentError(`Expected FORMAT:FILE, for example html:run.html; formats are ${RUN_REPORT_FORMATS.join(', ')}.`);
  return [...earlier, { format, file }];
}

/** A run of a tree as text. */
export async function reportOn(root: string, runId: string, { format, color }: { readonly format: RunReportFormat; readonly color: boolean }): Promise<string> {
  const record = await readRunRecord(root, runId);
  if (format === 'html') return html(record);
  if (format === 'json') return runJson(record);
  return formatCheck(runResult(record), { format, color, minConfidence: format === 'stylish' ? 'likely' : 'heuristic', automationId: `lockstep/gate/${runId}` });
}

/** Writes a report where people want it. */
export async function writeReport(file: string, report: string, cwd: string): Promise<void> {
  await writeFile(path.resolve(cwd, file), report).catch((cause: unknown) => {
    throw new LockstepError('input-unreadable', `${file}: could not be written`, { fault: 'caller', cause });
  });
  tell(`report written to ${file}`);
}

/** Writes every report that was wanted of a run that has ended or waits. */
export async function writeReports(wanted: readonly WantedReport[], { root, runId }: { readonly root: string; readonly runId: string }, cwd: string): Promise<void> {
  for (const { format, file } of wanted) await writeReport(file, await reportOn(root, runId, { format, color: false }), cwd);
}
