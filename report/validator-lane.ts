import type { EventOf } from '../contract/index.ts';
import { milliseconds } from './run-summary.ts';
import type { Colors } from './stylish-finding.ts';

/** What one validator is doing: the units it has and since when, and what it said last. */
export interface ValidatorLane {
  readonly id: string;
  /** Unit ids and the time at which each began. */
  readonly running: Map<string, number>;
  last?: { readonly place: string; readonly report: EventOf<'report-available'> };
}

/** A lane as one line. `now` is in the time of the events. */
export function validatorLaneLine(lane: ValidatorLane, width: number, { now, colors }: { readonly now: number; readonly colors: Colors }): string {
  const name = lane.id.padEnd(width);
  const state = lane.running.size === 0 ? colors.dim('idle   ') : colors.cyan('running');
  return `  ${name}  ${state}  ${lane.running.size === 0 ? '' : `${runningSince(lane, now)}  `}${lastVerdict(lane, colors)}`.trimEnd();
}

function runningSince({ running }: ValidatorLane, now: number): string {
  return milliseconds(Math.max(0, now - Math.min(...running.values())));
}

function lastVerdict({ last }: ValidatorLane, colors: Colors): string {
  if (last === undefined) return '';
  const { status, durationMs } = last.report;
  const paint = { pass: colors.green, fail: colors.red, skipped: colors.dim, 'not-analysed': colors.yellow, error: colors.red, timeout: colors.red }[status];
  return `${paint(status)} ${last.place} ${colors.dim(milliseconds(durationMs))}`;
}
