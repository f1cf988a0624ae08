import { blocks } from '../gate/index.ts';
import type { Chunk, FingerprintedFinding, Report, Unit } from '../contract/index.ts';
import type { Desk, OpenUnit } from './desk.ts';
import type { RunFile } from './run-file.ts';

/** What a veto rests on: `open` is missing when the unit is an early look. */
export interface Veto {
  readonly unit: Unit;
  readonly open: OpenUnit | undefined;
  readonly finding: FingerprintedFinding;
  readonly report: Report;
}

/** Called when a blocking finding is certain before its unit is decided. */
export type OnVeto = (veto: Veto) => void;

/** The validators' side of the run: starts judging the moment a unit closes and hears every report as it comes. */
export interface Judging {
  /** Puts a unit at the end of the queue and starts its validators. */
  submit(unit: Unit | Chunk, file: RunFile): OpenUnit;
  /** Judges a queued unit once more, because something it rested on is gone. */
  again(open: OpenUnit): void;
  /** Puts an early look that was vetoed into the queue: it stands for the statement that will not be finished. */
  refuseEarly(veto: Veto, file: RunFile): void;
  /** Looks at the finished statements of an unfinished unit. A veto is all that can come of it. */
  early(unit: Unit, closers: string, file: RunFile): void;
}

/** Makes the validators' side of a run. */
export function createJudging(desk: Desk, onVeto: OnVeto): Judging {
  return new UnitJudging(desk, onVeto);
}

class UnitJudging implements Judging {
  readonly #desk: Desk;
  readonly #onVeto: OnVeto;

  constructor(desk: Desk, onVeto: OnVeto) {
    this.#desk = desk;
    this.#onVeto = onVeto;
  }

  submit(unit: Unit | Chunk, file: RunFile): OpenUnit {
    const open = this.#enqueue(unit, file);
    this.again(open);
    return open;
  }

  again(open: OpenUnit): void {
    const { gate } = this.#desk;
    open.round += 1;
    const { round } = open;
    open.reports = undefined;
    open.arrived = [];
    this.#announce(open.unit);
    const hearing: Promise<void>[] = [];
    const onReport = (report: Report): void => {
      if (open.round !== round) return;
      open.arrived.push(report);
      hearing.push(this.#hear(report, open.unit, open));
    };
    const scope = open.unit.phase === 'program' ? 'families' : 'all';
    void Promise.all([gate.submit(open.unit, onReport, scope), open.file.base]).then(async ([reports]) => {
      await Promise.all(hearing);
      if (open.round === round) this.#complete(open, reports);
    });
  }

  refuseEarly({ unit, report }: Veto, file: RunFile): void {
    this.#enqueue(unit, file).reports = [report];
    this.#desk.bell.ring();
  }

  early(unit: Unit, closers: string, file: RunFile): void {
    this.#desk.gate.lookEarly(unit, closers, {
      onStart: () => this.#announce(unit),
      onReport: (report) => {
        if (file.state === 'open') void this.#hear(report, unit, undefined);
      },
    });
  }

  #announce({ id, phase, path }: Unit): void {
    this.#desk.emit({ type: 'validation-start', unitId: id, phase, path });
  }

  #enqueue(unit: Unit | Chunk, file: RunFile): OpenUnit {
    const desk = this.#desk;
    const sequence = 'sequence' in unit ? unit.sequence : ++desk.sequence;
    const open: OpenUnit = { unit, file, sequence, closedAt: desk.clock.monotonic(), arrived: [], reports: undefined, round: 0 };
    desk.queue.push(open);
    return open;
  }

  /** In the pass over the program nothing is released before all of it is judged: merge looks at it once. */
  #complete(open: OpenUnit, reports: readonly Report[]): void {
    const { programPass, queue, bell } = this.#desk;
    open.reports = reports;
    if (!programPass || queue.every((each) => each.reports !== undefined)) bell.ring();
  }

  async #hear(report: Report, unit: Unit, open: OpenUnit | undefined): Promise<void> {
    const desk = this.#desk;
    const { validator, status, findings, durationMs, reason } = report;
    const why = reason === undefined ? {} : { reason };
    desk.emit({ type: 'report-available', unitId: unit.id, validator, status, findings: findings.length, durationMs, ...why });
    if (findings.length === 0) return;
    for (const finding of findings) desk.emit({ type: 'finding-available', unitId: unit.id, finding });
    const base = (await desk.files.get(unit.path)?.base)?.fingerprints ?? new Set<string>();
    const finding = findings.find((each) => blocks(each, desk.policy, base));
    if (finding !== undefined && (open === undefined || desk.queue.includes(open))) this.#onVeto({ unit, open, finding, report });
  }
}
