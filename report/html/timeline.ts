import type { LockstepEvent, ReportStatus } from '../../contract/index.ts';

/** A stretch of a lane; `from` and `to` lie on the axis, 0-1000. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly kind: 'streaming' | 'pass' | 'fail' | 'broke';
}

/** Something that happened at one moment. */
export interface Mark {
  readonly at: number;
  readonly kind: 'veto' | 'repair' | 'question' | 'session';
}

/** What was going on when. Time in which no process worked on the run is left out. */
export interface Timeline {
  /** Milliseconds that the axis stands for. */
  readonly length: number;
  readonly generator: readonly Stretch[];
  readonly validators: readonly { readonly id: string; readonly stretches: readonly Stretch[] }[];
  readonly marks: readonly Mark[];
}

/** Length of the axis. */
export const AXIS = 1_000;
/** What is shorter is drawn this long, and what lies closer together is drawn as one. */
const LEAST = 2;

/** Lays the events of a run out on one axis. */
export function timelineOf(events: readonly LockstepEvent[]): Timeline {
  const sessions = sessionsOf(events);
  const length = sessions.reduce((sum, { from, to }) => sum + to - from, 0);
  const place = (ts: number): number => (length === 0 ? 0 : (elapsed(sessions, ts) / length) * AXIS);
  return {
    length,
    generator: streaming(events).map(({ from, to }) => ({ from: place(from), to: place(to), kind: 'streaming' })),
    validators: lanesOf(events, place),
    marks: [...marksOf(events, place), ...sessions.slice(1).map(({ from }): Mark => ({ at: place(from), kind: 'session' }))],
  };
}

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** From `run-start`, or from the first event after a run that waited, to `run-end` or the last event of a process that died. */
function sessionsOf(events: readonly LockstepEvent[]): readonly Interval[] {
  const sessions: { from: number; to: number }[] = [];
  let open: { from: number; to: number } | undefined;
  for (const { type, ts } of events) {
    if (open === undefined || type === 'run-start') sessions.push((open = { from: ts, to: ts }));
    open.to = Math.max(open.to, ts);
    if (type === 'run-end') open = undefined;
  }
  return sessions;
}

function elapsed(sessions: readonly Interval[], ts: number): number {
  return sessions.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(ts, to) - from), 0);
}

function streaming(events: readonly LockstepEvent[]): readonly Interval[] {
  const stretches: Interval[] = [];
  let since: number | undefined;
  let last = 0;
  const end = (at: number): void => {
    if (since !== undefined) stretches.push({ from: since, to: at });
    since = undefined;
  };
  for (const { type, ts } of events) {
    if (type === 'run-start') end(last);
    if (type === 'attempt-start') {
      end(ts);
      since = ts;
    }
    if (type === 'attempt-end' || type === 'run-end') end(ts);
    last = ts;
  }
  end(last);
  return stretches;
}

function lanesOf(events: readonly LockstepEvent[], place: (ts: number) => number): Timeline['validators'] {
  const lanes = new Map<string, Stretch[]>();
  for (const event of events) {
    if (event.type === 'run-start') for (const id of event.validators) if (!lanes.has(id)) lanes.set(id, []);
    if (event.type !== 'report-available') continue;
    const { validator, ts, durationMs, status } = event;
    const lane = lanes.get(validator) ?? [];
    lanes.set(validator, lane);
    lane.push({ from: place(ts - durationMs), to: place(ts), kind: KINDS[status] });
  }
  return [...lanes].map(([id, stretches]) => ({ id, stretches: merged(stretches) }));
}

const KINDS: Readonly<Record<ReportStatus, Stretch['kind']>> = { pass: 'pass', skipped: 'pass', fail: 'fail', 'not-analysed': 'broke', error: 'broke', timeout: 'broke' };
const WEIGHT: Readonly<Record<Stretch['kind'], number>> = { streaming: 0, pass: 0, fail: 1, broke: 2 };

/** So that ten thousand judgements make a picture and not a page of ten thousand rectangles. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const drawn: { from: number; to: number; kind: Stretch['kind'] }[] = [];
  for (const { from, to, kind } of [...stretches].sort((a, b) => a.from - b.from)) {
    const wide = { from, to: Math.max(to, from + LEAST), kind };
    const last = drawn.at(-1);
    const touches = last !== undefined && wide.from <= last.to;
    if (!touches || (last.kind !== kind && wide.from >= last.to - LEAST / 2)) drawn.push(wide);
    else {
      last.to = Math.max(last.to, wide.to);
      if (WEIGHT[kind] > WEIGHT[last.kind]) last.kind = kind;
    }
  }
  return drawn;
}

function marksOf(events: readonly LockstepEvent[], place: (ts: number) => number): readonly Mark[] {
  return events.flatMap(({ type, ts }): readonly Mark[] => {
    const kind = MARKED.get(type);
    return kind === undefined ? [] : [{ at: place(ts), kind }];
  });
}

const MARKED: ReadonlyMap<LockstepEvent['type'], Mark['kind']> = new Map([
  ['veto', 'veto'],
  ['repair-start', 'repair'],
  ['approval-request', 'question'],
]);
