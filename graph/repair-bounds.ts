import type { FingerprintedFinding } from '../contract/index.ts';
import type { Desk, OpenUnit } from './desk.ts';
import { roundOf } from './repair-progress.ts';
import type { RepairRound } from './repair-progress.ts';
import type { RunFile } from './run-file.ts';

/** The refusal of a unit that is about to be repaired. */
export function roundOfUnit({ unit }: OpenUnit, findings: readonly FingerprintedFinding[]): RepairRound {
  return roundOf({ path: unit.path, start: unit.span.start, isWhole: unit.phase === 'file' || unit.phase === 'program', findings });
}

/** Why nothing may be repaired any more, or undefined. Money and tokens count from the first refusal on. */
export function spentUp(desk: Desk, file: RunFile): string | undefined {
  const { rounds, totalRounds, tokens, usd, ms } = desk.policy.repair;
  if (file.repairs >= rounds || desk.repairs >= totalRounds) return 'no repair round is left';
  const since = desk.repairing;
  if (since === undefined) return undefined;
  const { usage, clock } = desk;
  if (tokens !== undefined && usage.inputTokens + usage.outputTokens - since.tokens >= tokens) return 'the tokens for repair are used up';
  if (usd !== undefined && (usage.costUsd ?? 0) - since.usd >= usd) return 'the money for repair is spent';
  return ms !== undefined && clock.monotonic() - since.at >= ms ? 'the time for repair is over' : undefined;
}

/** Notes that a file goes back to the generator. */
export function beginRound(desk: Desk, file: RunFile, round: RepairRound): void {
  file.rounds.push(round);
  const { usage, clock } = desk;
  desk.repairing ??= { at: clock.monotonic(), tokens: usage.inputTokens + usage.outputTokens, usd: usage.costUsd ?? 0 };
}
