import type { Decision, FingerprintedFinding, NonEmpty, Report, WaiverUse } from '../contract/index.ts';
import { blocks, peopleNeeded, waiverFor } from '../gate/index.ts';
import type { ReleaseRequest } from '../journal/index.ts';
import type { Desk, OpenUnit, Verdict } from './desk.ts';
import { isChunk } from './refusal.ts';
import type { Refusals } from './refusal.ts';
import { acceptedText, sha256, unitIdOf } from './run-file.ts';
import type { RunFile } from './run-file.ts';
import { surfaceElsewhere, surfaceIn } from './run-surface.ts';
import { recordOf } from './units.ts';

/**
 * Carries decisions out: what is accepted goes to the journal before anyone is told; what is refused for good ends its
 * file. Repairs and questions are left to their own nodes.
 */
export async function writeVerdicts(desk: Desk, refusals: Refusals): Promise<void> {
  const verdicts = desk.verdicts;
  desk.verdicts = [];
  await Promise.all(verdicts.map((verdict) => keepTexts(desk, verdict)));
  const records: Promise<unknown>[] = [];
  for (const { open, decision } of verdicts) {
    if (decision.type === 'accept') records.push(accept(desk, open, decision));
    else if (decision.type !== 'escalate') records.push(noteRefusal(desk, open, decision));
    else if (open.question === decision) records.push(noteQuestion(desk, open, decision));
  }
  await Promise.all(records);
  for (const { open, decision } of verdicts)
    if (decision.type === 'reject') await refusals.rejectFile(open.file, decision.reason, decision.message);
}

async function keepTexts(desk: Desk, { open }: Verdict): Promise<void> {
  if (isChunk(open) || open.unit.phase === 'early') await desk.journal.putObject(open.unit.text);
}

async function accept(desk: Desk, open: OpenUnit, decision: Extract<Decision, { type: 'accept' }>): Promise<void> {
  const { file } = open;
  const reports = open.reports ?? [];
  if (isChunk(open)) {
    file.accepted.push(open.unit);
    file.surface.set(open.unit.id, surfaceIn(reports));
    desk.findings.push(...decision.findings);
    const approver = open.approvedBy ?? file.approved.get(open.unit.sha256);
    await desk.journal.append({
      type: 'chunk-accepted',
      chunk: recordOf(open.file, open.unit, open.sequence),
      risk: decision.risk,
      reports,
      ...(approver === undefined ? {} : { approvedBy: approver }),
      ...waiversUsed(desk, reports),
    });
    return desk.emit({ type: 'chunk-accepted', unitId: open.unit.id, path: file.path, sha256: open.unit.sha256 });
  }
  await noteFindings(desk, file, decision.findings);
  if (open.unit.phase === 'program') return clear(desk, file, reports);
  await completeFile(desk, open, reports);
}

/** What only the whole file or program shows, each once; what was there before is no finding of the run. */
async function noteFindings({ findings }: Desk, file: RunFile, found: readonly FingerprintedFinding[]): Promise<void> {
  const { fingerprints } = await file.base;
  const known = new Set([...fingerprints, ...findings.map(({ fingerprint }) => fingerprint)]);
  findings.push(...found.filter(({ fingerprint }) => !known.has(fingerprint)));
}

/** Findings that only the whole program shows are in no earlier record: where a waiver lets them pass, that is told here. */
async function clear(desk: Desk, file: RunFile, reports: readonly Report[]): Promise<void> {
  const [first, ...others] = waiversUsed(desk, reports).waivers ?? [];
  if (first !== undefined) await desk.journal.append({ type: 'waivers-used', path: file.path, reports, waivers: [first, ...others] });
  desk.cleared.add(file);
}

async function completeFile(desk: Desk, open: OpenUnit, reports: readonly Report[]): Promise<void> {
  const { file } = open;
  file.state = 'complete';
  file.obligations = reports.flatMap((report) => report.obligations);
  file.surfaceElsewhere = surfaceElsewhere(reports, file.path);
  file.notAnalysed = file.kind === 'text';
  await desk.journal.append({
    type: 'file-complete',
    fileNo: file.fileNo,
    path: file.path,
    sha256: file.operation === 'delete' ? null : sha256(acceptedText(file)),
    chunks: file.accepted.map((chunk) => chunk.id),
    notAnalysed: file.notAnalysed,
    reports,
    ...waiversUsed(desk, reports),
  });
}

/** The waivers without which the findings would have blocked. */
function waiversUsed({ policy }: Desk, reports: readonly Report[]): { readonly waivers?: readonly WaiverUse[] } {
  const unwaived = { ...policy, waivers: [] };
  const uses = reports.flatMap(({ findings }) =>
    findings.flatMap((finding): readonly WaiverUse[] => {
      const waiver = blocks(finding, unwaived, new Set()) ? waiverFor(finding, policy) : undefined;
      return waiver === undefined ? [] : [{ fingerprint: finding.fingerprint, rule: finding.rule, owner: waiver.owner, reason: waiver.reason, expires: waiver.expires }];
    }),
  );
  return uses.length === 0 ? {} : { waivers: uses };
}

async function noteRefusal(desk: Desk, open: OpenUnit, decision: Exclude<Decision, { type: 'accept' | 'escalate' }>): Promise<void> {
  desk.findings.push(...decision.findings);
  await desk.journal.append({
    type: 'chunk-refused',
    chunk: recordOf(open.file, open.unit, open.sequence),
    decision: decision.type,
    ...(decision.type === 'reject' ? { reason: decision.reason } : {}),
    message: messageFor(decision),
    reports: open.reports ?? [],
  });
}

/** A question is asked once: one that an earlier process has asked keeps its day of expiry. */
async function noteQuestion(desk: Desk, open: OpenUnit, { reason, message, risk }: Extract<Decision, { type: 'escalate' }>): Promise<void> {
  const asked = desk.asked.get(open.unit.id);
  const hours = desk.policy.approval.expiresAfterHours;
  open.expiresAt = asked !== undefined ? asked : hours === null ? null : desk.clock.now() + Math.ceil(hours * 3_600_000);
  if (asked !== undefined) return;
  const chunk = recordOf(open.file, open.unit, open.sequence);
  const people = peopleNeeded(risk, desk.policy);
  await desk.journal.append({ type: 'approval-request', chunk, reason, message, risk, reports: open.reports ?? [], expiresAt: open.expiresAt, ...(people === 1 ? {} : { people }) });
}

/** One line for people. */
export function messageFor(decision: Decision): string {
  if (decision.type === 'accept') return '';
  if (decision.type === 'repair') return describe(decision.findings);
  return decision.message;
}

function describe(findings: NonEmpty<FingerprintedFinding>): string {
  return `${findings[0].rule}: ${findings[0].message}`;
}

/** Cleared files whose judgement rests on a file about which a person is still asked: they wait with it. */
export async function waitingWith(desk: Desk, held: ReadonlySet<RunFile>): Promise<ReadonlySet<RunFile>> {
  const readers = new Set((await Promise.all([...held].map((file) => desk.gate.readersOf(file.path)))).flat());
  return new Set([...desk.cleared].filter((file) => readers.has(unitIdOf(desk, file, 'program'))));
}

/** Puts every file that is through into the tree, but for `waiting`; files that wait for each other go together. Gives what was written. */
export async function release(desk: Desk, refusals: Refusals, waiting: ReadonlySet<RunFile>): Promise<readonly string[]> {
  const before = desk.written.length;
  const through = groupsOf([...desk.cleared]).filter((group) => !group.some((file) => waiting.has(file)));
  for (const group of through) {
    const requests = group.map(requestFor);
    const [first, ...rest] = requests;
    if (first === undefined) continue;
    if (desk.task.dryRun === true) {
      for (const file of group) propose(desk, file);
      continue;
    }
    const outcome = await desk.journal.release([first, ...rest]);
    if (outcome.type === 'written') group.forEach((file) => noteWritten(desk, file));
    else
      for (const file of group)
        await refusals.rejectFile(file, outcome.type === 'pre-image-changed' ? 'pre-image' : 'path', hindranceFor(outcome));
  }
  for (const file of through.flat()) desk.cleared.delete(file);
  return desk.written.slice(before);
}

/** All but the writing: a dry run leaves the tree and the journal's releases alone. */
function propose(desk: Desk, file: RunFile): void {
  const { path, preImage, operation } = file;
  file.state = 'written';
  desk.proposed.push({ path, before: preImage.exists ? preImage.text : null, after: operation === 'delete' ? null : acceptedText(file) });
}

function requestFor(file: RunFile): ReleaseRequest {
  const { path, preImage, operation } = file;
  return { path, text: operation === 'delete' ? null : acceptedText(file), before: preImage.sha256, mode: preImage.mode };
}

function noteWritten(desk: Desk, file: RunFile): void {
  file.state = 'written';
  desk.written.push(file.path);
  const digest = file.operation === 'delete' ? null : sha256(acceptedText(file));
  desk.emit({ type: 'file-written', path: file.path, operation: file.operation, sha256: digest, notAnalysed: file.notAnalysed });
}

function hindranceFor(outcome: { type: 'pre-image-changed'; path: string } | { type: 'path-refused'; path: string; message: string }): string {
  return outcome.type === 'path-refused'
    ? `${outcome.path}: ${outcome.message}`
    : `${outcome.path} was changed by somebody else during the run; it was left as it is`;
}

/** Files connected by obligations, in order of arrival. */
function groupsOf(files: readonly RunFile[]): readonly (readonly RunFile[])[] {
  const groups: RunFile[][] = [];
  for (const file of files) {
    const linked = groups.filter((group) => group.some((other) => awaits(file, other) || awaits(other, file)));
    const merged = [...linked.flat(), file];
    for (const group of linked) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups;
}

function awaits(file: RunFile, other: RunFile): boolean {
  return file.obligations.some((obligation) => obligation.path === other.path);
}
