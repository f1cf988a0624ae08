import { createHash } from 'node:crypto';
import type { CheckedFile, FingerprintedFinding, JudgedFinding, Policy, UncheckedFile, Unit } from '../contract/index.ts';
import { fileKindOf } from '../program/index.ts';
import { blocks, bySeverity, waiverFor } from './blocks.ts';
import type { Gate } from './gate.ts';
import type { LineRange } from './git-changes.ts';

/** One file to check. */
export interface FileToCheck {
  readonly path: string;
  readonly text: string;
  /** True when the text is not what is on disk, or is a change that is to be judged as one. */
  readonly overlay: boolean;
  /** Fingerprints of findings that were there before. */
  readonly baseline?: ReadonlySet<string>;
  /** Only findings on these lines block; all lines when absent. */
  readonly lines?: readonly LineRange[];
}

/** What came of one file. `seen` holds what was found in a file of which some validator could see nothing. */
export type FileVerdict = { readonly type: 'checked'; readonly file: CheckedFile } | { readonly type: 'unchecked'; readonly file: UncheckedFile; readonly seen?: CheckedFile };

/** Judges whole files with the rules of a run, without chunks and without the graph. */
export async function checkFile(gate: Gate, policy: Policy, file: FileToCheck): Promise<FileVerdict> {
  if (file.overlay) {
    gate.apply({ type: 'begin', path: file.path, operation: 'replace' });
    gate.apply({ type: 'append', path: file.path, id: file.path, text: file.text });
    gate.apply({ type: 'complete', path: file.path });
  }
  const reports = await gate.submit(unitFor(file), () => undefined);
  const broken = reports.find((report) => report.status === 'error' || report.status === 'timeout');
  const findings = reports.flatMap((report) => report.findings).sort(byPlace).map((finding) => judge(finding, policy, file));
  if (broken !== undefined) return unchecked(file, `${broken.validator}: ${broken.reason ?? broken.status}`, 'failed');
  const silent = policy.required[fileKindOf(file.path)].find((id) => reports.every((report) => report.validator !== id));
  if (silent !== undefined) return unchecked(file, `${silent} gave no report`, 'failed');
  const unseen = reports.find((report) => report.status === 'not-analysed');
  const checked: CheckedFile = { path: file.path, text: file.text, findings, reports };
  if (unseen === undefined || findings.some((finding) => finding.blocks)) return { type: 'checked', file: checked };
  const blind = unchecked(file, unseen.reason ?? 'not analysed', 'not-analysed');
  return findings.length === 0 ? blind : { ...blind, seen: checked };
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

function unchecked(file: FileToCheck, reason: string, kind: UncheckedFile['kind']): Extract<FileVerdict, { type: 'unchecked' }> {
  return { type: 'unchecked', file: { path: file.path, reason, kind } };
}

function byPlace(a: FingerprintedFinding, b: FingerprintedFinding): number {
  return a.location.start.offset - b.location.start.offset || bySeverity(a, b);
}
