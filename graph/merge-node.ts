import { decide } from '../gate/index.ts';
import type { Decision, Unit } from '../contract/index.ts';
import { approversOf } from '../journal/index.ts';
import { decidable, heldBack } from './desk.ts';
import type { Desk, OpenUnit } from './desk.ts';
import { isChunk } from './refusal.ts';
import { beginRound, roundOfUnit, spentUp } from './repair-bounds.ts';
import { isProgress } from './repair-progress.ts';
import type { RepairRound } from './repair-progress.ts';
import { surfaceSoFar } from './run-surface.ts';
import type { RunFile } from './run-file.ts';
import { messageFor } from './write-node.ts';

/**
 * Decides every unit whose turn it is, in sequence, up to the first that is not accepted: what follows a refusal has to
 * be looked at again. Returns the ids of the decided units.
 */
export async function mergeReady(desk: Desk, canRepair: boolean): Promise<readonly string[]> {
  const decided: string[] = [];
  for (let open = decidable(desk); open !== undefined; open = decidable(desk)) {
    const decision = await decideOne(desk, open, canRepair);
    decided.push(open.unit.id);
    noteFaults(desk, open);
    if (decision.type === 'escalate') ask(desk, open, decision);
    if (decision.type !== 'escalate') desk.queue = desk.queue.filter((each) => each !== open);
    if (decision.type === 'repair') desk.queue.unshift(open);
    desk.verdicts.push({ open, decision });
    announce(desk, open, decision);
    if (decision.type === 'repair' || decision.type === 'reject') return decided;
  }
  for (const open of heldBack(desk)) {
    open.lookedAt = open.round;
    const decision = await decideOne(desk, open, canRepair);
    if (decision.type !== 'escalate') continue;
    ask(desk, open, decision);
    decided.push(open.unit.id);
    desk.verdicts.push({ open, decision });
    announce(desk, open, decision);
  }
  return decided;
}

/** What was approved and has become riskier since is asked again: a new question, with the answers so far. */
function ask(desk: Desk, open: OpenUnit, decision: Extract<Decision, { type: 'escalate' }>): void {
  open.question = decision;
  if (open.approvedBy === undefined) return;
  delete open.approvedBy;
  desk.asked.delete(open.unit.id);
}

/** How many people have approved these bytes; they are counted only where one may not be enough. */
function peopleBehind({ policy, journal }: Desk, { unit, file }: OpenUnit): number {
  return policy.approval.twoPeopleFrom === null ? 1 : approversOf(journal.entries(), file.path, unit.sha256).length;
}

async function decideOne(desk: Desk, open: OpenUnit, canRepair: boolean): Promise<Decision> {
  const { unit, file } = open;
  const approved = open.approvedBy !== undefined || file.approved.has(unit.sha256);
  const base = await file.base;
  file.surfaceBefore = base.surface;
  const decision = decide({
    unit,
    reports: open.reports ?? [],
    required: requiredFor(desk, open),
    policy: desk.policy,
    base: base.fingerprints,
    surfaceBefore: base.surface,
    surfaceSoFar: surfaceSoFar(desk),
    canRepair,
    ...(file.review === undefined || !isChunk(open) ? {} : { pathReview: file.review }),
    approvedBy: approved ? peopleBehind(desk, open) : 0,
  });
  if (decision.type !== 'repair') return decision;
  const round = roundOfUnit(open, decision.findings);
  const hindrance = spentUp(desk, file) ?? hopeless(file, unit, round);
  if (hindrance !== undefined) return unrepaired(decision, { hindrance, desk, unit, approved });
  beginRound(desk, file, round);
  return decision;
}

/** Why asking the generator once more would not end well. */
function hopeless(file: RunFile, unit: Unit, round: RepairRound): string | undefined {
  if (file.refusedDigests.has(unit.sha256)) return 'the generator sent the same bytes again';
  return isProgress(file.rounds, round) ? undefined : 'the last repair did not leave less wrong than there was';
}

/** Where repair ends without success: refused, or put before a person. Nobody's approval makes certain findings pass: a waiver does. */
function unrepaired(
  { findings }: Extract<Decision, { type: 'repair' }>,
  { hindrance, desk, unit, approved }: { readonly hindrance: string; readonly desk: Desk; readonly unit: Unit; readonly approved: boolean },
): Decision {
  const [worst] = findings;
  const message = `${worst.rule}: ${worst.message} (${hindrance})`;
  if (desk.policy.repair.ending === 'reject' || approved)
    return { type: 'reject', reason: unit.phase === 'program' ? 'obligation' : 'repair-exhausted', message, findings };
  return { type: 'escalate', reason: 'repair-exhausted', message, risk: { tier: 'heavy', score: 100, reasons: [message] }, findings };
}

/** Whose positive report this unit needs. In the whole-program pass only the built-in families are asked. */
function requiredFor(desk: Desk, { unit, file }: OpenUnit): readonly string[] {
  if (file.operation === 'delete') return [];
  const required = desk.policy.required[file.kind];
  return unit.phase === 'program' ? required.filter((id) => desk.families.has(id)) : required;
}

function noteFaults(desk: Desk, open: OpenUnit): void {
  for (const report of open.reports ?? []) {
    if (report.status !== 'error' && report.status !== 'timeout') continue;
    const message = report.reason ?? report.status;
    desk.faults.push(`${report.validator} on ${open.unit.id}: ${message}`);
    desk.emit({ type: 'validator-fault', unitId: open.unit.id, validator: report.validator, message });
  }
}

function announce(desk: Desk, { unit, file }: OpenUnit, decision: Decision): void {
  desk.emit({
    type: 'decision-available',
    unitId: unit.id,
    path: file.path,
    decision: decision.type,
    message: messageFor(decision),
    ...('risk' in decision ? { risk: decision.risk } : {}),
  });
  if (decision.type === 'escalate')
    desk.emit({ type: 'approval-request', unitId: unit.id, path: file.path, sha256: unit.sha256, message: decision.message, risk: decision.risk });
}
