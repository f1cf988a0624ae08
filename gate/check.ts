import { createHash } from 'node:crypto';
import type { CheckedFile, FingerprintedFinding, JudgedFinding, Policy, Report, UncheckedFile, Unit } from '../contract/index.ts';
import { fileKindOf } from '../program/index.ts';
import { blocks, bySeverity, waiverFor } from './blocks.ts';
import type { Gate } from './gate.ts';
import type { LineRange } from './git-changes.ts';

/** One file to check. */
export interface FileToCheck {
  readonly path: string;
  readonly text: string;
  /** Fingerprints of findings that were there before. */
  readonly baseline?: ReadonlySet<string>;
  /** Only findings on these lines block; all lines when absent. */
  readonly lines?: readonly LineRange[];
}

/** What came of one file. `seen` holds what was found in a file that some validator could not judge. */
export type FileVerdict = { readonly type: 'checked'; readonly file: CheckedFile } | { readonly type: 'unchecked'; readonly file: UncheckedFile; readonly seen?: CheckedFile };

/** Lays a changed text over what is on disk. All of a change is laid over before any of it is judged. */
export function layOver(gate: Gate, { path, text }: FileToCheck): void {
  gate.apply({ type: 'begin', path, operation: 'replace' });
  gate.apply({ type: 'append', path, id: path, text });
  gate.apply({ type: 'complete', path });
}

/** Judges a whole file with the rules of a run, without chunks and without the graph. */
export async function checkFile(gate: Gate, policy: Policy, file: FileToCheck): Promise<FileVerdict> {
  const reports = await gate.submit(unitFor(file), () => undefined);
  const findings = reports.flatMap((report) => report.findings).sort(byPlace).map((finding) => judge(finding, policy, file));
  const checked: CheckedFile = { path: file.path, text: file.text, findings, reports };
  const missed = missedBy(reports, policy.required[fileKindOf(file.path)]);
  if (missed === undefined) return { type: 'checked', file: checked };
  return { type: 'unchecked', file: { path: file.path, ...missed }, ...(findings.length === 0 ? {} : { seen: checked }) };
}

/** Why a file is not judged to the end: a validator failed, said nothing, or could not see. What the others found stands beside it. */
function missedBy(reports: readonly Report[], required: readonly string[]): Omit<UncheckedFile, 'path'> | undefined {
  const failed = [
    ...reports.filter(({ status }) => status === 'error' || status === 'timeout').map(({ validator, reason, status }) => `${validator}: ${reason ?? status}`),
    ...required.filter((id) => reports.every(({ validator }) => validator !== id)).map((id) => `${id} gave no report`),
  ];
  if (failed.length > 0) return { reason: [...new Set(failed)].join('; '), kind: 'failed' };
  const unseen = reports.find(({ status }) => status === 'not-analysed');
  return unseen && { reason: unseen.reason ?? 'not analysed', kind: 'not-analysed' };
}

/** One finding of a rule for each place, whichever file led to it: the one that blocks, else the surest, else the first. */
export function oncePerPlace(files: readonly CheckedFile[]): readonly CheckedFile[] {
  const best = new Map<string, JudgedFinding>();
  for (const finding of files.flatMap((file) => file.findings)) {
    const key = placeOf(finding);
    const known = best.get(key);
    if (known === undefined || weight(finding) > weight(known)) best.set(key, finding);
  }
  return files.map((file) => ({ ...file, findings: file.findings.filter((finding) => best.get(placeOf(finding)) === finding) }));
}

function placeOf({ rule, location: { path, start, end } }: JudgedFinding): string {
  return `${rule} ${path} ${start.offset} ${end.offset}`;
}

function weight({ blocks: isBlocking, confidence }: JudgedFinding): number {
  return (isBlocking ? 4 : 0) + (confidence === 'certain' ? 2 : confidence === 'likely' ? 1 : 0);
}

function unitFor({ path, text }: FileToCheck): Unit {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { id: `check/${path}`, phase: 'program', path, kind: fileKindOf(path), operation: 'replace', span: { start: 0, end: text.length }, text, sha256 };
}

function judge(finding: FingerprintedFinding, policy: Policy, file: FileToCheck): JudgedFinding {
  const isNew = file.lines === undefined || file.lines.some(([first, last]) => finding.location.start.line >= first && finding.location.start.line <= last);
  const waiver = waiverFor(finding, policy);
  return {
    ...finding,
    blocks: isNew && blocks(finding, policy, file.baseline ?? new Set()),
    ...(waiver === undefined && file.baseline?.has(finding.fingerprint) === true ? { suppressed: { by: 'baseline' as const, justification: 'it was there before' } } : {}),
    ...(waiver === undefined ? {} : { suppressed: { by: 'waiver' as const, justification: `${waiver.owner}: ${waiver.reason}` } }),
  };
}

function byPlace(a: FingerprintedFinding, b: FingerprintedFinding): number {
  return a.location.start.offset - b.location.start.offset || bySeverity(a, b);
}
