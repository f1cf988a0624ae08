import { decide } from '../gate/index.ts';
import type { Decision } from '../contract/index.ts';
import { decidable, heldBack } from './desk.ts';
import type { Desk, OpenUnit } from './desk.ts';
import { isChunk } from './refusal.ts';
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
    if (decision.type === 'escalate') open.question = decision;
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
    open.question = decision;
    decided.push(open.unit.id);
    desk.verdicts.push({ open, decision });
    announce(desk, open, decision);
  }
  return decided;
}

async function decideOne(desk: Desk, open: OpenUnit, canRepair: boolean): Promise<Decision> {
  const { unit, file } = open;
  const required = requiredFor(desk, open);
  const fresh = !file.refusedDigests.has(unit.sha256);
  const roundsLeft = file.repairs < desk.policy.repair.rounds && desk.repairs < desk.policy.repair.totalRounds;
  const decision = decide({
    unit,
    reports: open.reports ?? [],
    required,
    policy: desk.policy,
    base: await file.base,
    canRepair: canRepair && fresh && roundsLeft,
    ...(file.review === undefined || !isChunk(open) ? {} : { pathReview: file.review }),
    approved: open.approvedBy !== undefined || file.approved.has(unit.sha256),
  });
  return decision.type === 'reject' && decision.reason === 'finding' && canRepair ? exhausted(decision, fresh) : decision;
}

/** Whose positive report this unit needs. In the whole-program pass only the built-in families are asked. */
function requiredFor(desk: Desk, { unit, file }: OpenUnit): readonly string[] {
  if (file.operation === 'delete') return [];
  const required = desk.policy.required[file.kind];
  return unit.phase === 'program' ? required.filter((id) => desk.families.has(id)) : required;
}

function exhausted(decision: Extract<Decision, { type: 'reject' }>, fresh: boolean): Decision {
  const why = fresh ? 'no repair round is left' : 'the generator sent the same bytes again';
  return { ...decision, reason: 'repair-exhausted', message: `${decision.message} (${why})` };
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
