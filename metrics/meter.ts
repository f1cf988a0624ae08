import type { EventOf, LockstepEvent, RunMetrics, ValidatorMetrics } from '../contract/index.ts';
import { createFindingLedger } from './finding-ledger.ts';
import { createStreamTimes } from './stream-times.ts';
import { createTextLedger } from './text-ledger.ts';
import { createVerdictTimes } from './verdict-times.ts';

/** Measures a run from its events, in the order in which they came. */
export interface Meter {
  take(event: LockstepEvent): void;
  /** As things stand at `now` (milliseconds since 1970). */
  metrics(now: number): RunMetrics;
}

/** Measures a run as far as its events go. Several processes may have worked on it, one after the other. */
export function measureRun(events: Iterable<LockstepEvent>): RunMetrics {
  const meter = createMeter();
  let last = 0;
  for (const event of events) {
    meter.take(event);
    last = event.ts;
  }
  return meter.metrics(last);
}

/** Starts measuring with the first event. */
export function createMeter(): Meter {
  return new RunMeter();
}

type Counter = 'chunks' | 'accepted' | 'refused' | 'superseded' | 'vetoes' | 'repairs' | 'supersteps';

class RunMeter implements Meter {
  readonly #streams = createStreamTimes();
  readonly #verdicts = createVerdictTimes();
  readonly #texts = createTextLedger();
  readonly #found = createFindingLedger();
  readonly #counts: Record<Counter, number> = { chunks: 0, accepted: 0, refused: 0, superseded: 0, vetoes: 0, repairs: 0, supersteps: 0 };
  readonly #validators = new Map<string, { reports: number; busyMs: number }>();
  /** The time of this session, and of those before it. */
  #begun: number | undefined;
  #earlierMs = 0;
  /** The last event, and the outcome when it ended a session. */
  #last: LockstepEvent | undefined;
  #peopleMs = 0;
  #heldMs = 0;
  #overlapping = 0;
  /** Supersteps of the processes before this one: no event tells of one, the end of a run sums them up. */
  #stepsBefore = 0;

  take(event: LockstepEvent): void {
    this.#keepTime(event);
    this.#count(event);
    for (const ledger of [this.#verdicts, this.#texts, this.#found]) ledger.take(event);
    this.#last = event;
  }

  metrics(now: number): RunMetrics {
    const { sent, useful, usefulLines } = this.#texts.sums();
    const wallMs = this.#earlierMs + (this.#begun === undefined ? 0 : now - this.#begun);
    const generatingMs = this.#streams.total(now);
    const validatingMs = [...this.#validators.values()].reduce((sum, { busyMs }) => sum + busyMs, 0);
    const alone = generatingMs - this.#heldMs;
    return {
      wallMs,
      generatingMs,
      heldMs: this.#heldMs,
      idleMs: Math.max(0, wallMs - generatingMs),
      peopleMs: this.#peopleMs,
      slowdown: alone > 0 ? wallMs / alone : 0,
      validatingMs,
      overlap: validatingMs === 0 ? 0 : this.#overlapping / validatingMs,
      ...this.#counts,
      verdictMsP50: this.#verdicts.quantile(0.5),
      verdictMsP95: this.#verdicts.quantile(0.95),
      wastedPerUseful: useful === 0 ? 0 : Math.max(0, sent - useful) / useful,
      linesPerMinute: wallMs === 0 ? 0 : usefulLines / (wallMs / 60_000),
      findings: this.#found.counts(),
      validators: Object.fromEntries([...this.#validators].map(([id, each]): [string, ValidatorMetrics] => [id, { ...each }])),
    };
  }

  /** A session ends with `run-end`, or where its process died; what lies between sessions is no time of the run. */
  #keepTime(event: LockstepEvent): void {
    const last = this.#last;
    if (event.type === 'run-start' && this.#begun !== undefined) this.#close(last?.ts ?? event.ts);
    if (this.#begun === undefined) {
      this.#begun = event.ts;
      if (last?.type === 'run-end' && last.outcome === 'waiting') this.#peopleMs += event.ts - last.ts;
    }
    if (event.type === 'attempt-start') this.#streams.begin(event.ts);
    if (event.type === 'attempt-end') this.#streams.end(event.ts);
    if (event.type === 'run-end') this.#close(event.ts);
  }

  #close(at: number): void {
    this.#streams.end(at);
    this.#earlierMs += at - (this.#begun ?? at);
    this.#begun = undefined;
  }

  #count(event: LockstepEvent): void {
    const counts = this.#counts;
    switch (event.type) {
      case 'report-available':
        return this.#report(event);
      case 'stream-held':
        this.#heldMs += event.ms;
        return;
      case 'decision-available':
        // An early look that is decided stands for the statement that was not finished.
        if (event.unitId.includes('~')) counts.chunks += 1;
        if (event.decision === 'repair' || event.decision === 'reject') counts.refused += 1;
        return;
      case 'run-start':
        this.#stepsBefore = counts.supersteps;
        return;
      case 'run-end':
        counts.supersteps = this.#stepsBefore + event.metrics.supersteps;
        return;
      default: {
        const counter = COUNTED[event.type];
        if (counter !== undefined) counts[counter] += 1;
      }
    }
  }

  #report({ validator, durationMs, ts }: EventOf<'report-available'>): void {
    const known = this.#validators.get(validator) ?? { reports: 0, busyMs: 0 };
    this.#validators.set(validator, { reports: known.reports + 1, busyMs: known.busyMs + durationMs });
    this.#overlapping += Math.min(durationMs, this.#streams.shared(ts - durationMs, ts));
  }
}

const COUNTED: Partial<Record<LockstepEvent['type'], Counter>> = {
  'chunk-complete': 'chunks',
  'chunk-accepted': 'accepted',
  'chunk-superseded': 'superseded',
  veto: 'vetoes',
  'repair-start': 'repairs',
};
