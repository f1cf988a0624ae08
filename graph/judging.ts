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
  const hear = async (report: Report, unit: Unit, open: OpenUnit | undefined): Promise<void> => {
    desk.tally.validated(report.durationMs);
    desk.emit({
      type: 'report-available',
      unitId: unit.id,
      validator: report.validator,
      status: report.status,
      findings: report.findings.length,
      durationMs: report.durationMs,
      ...(report.reason === undefined ? {} : { reason: report.reason }),
    });
    if (report.findings.length === 0) return;
    for (const finding of report.findings) desk.emit({ type: 'finding-available', unitId: unit.id, finding });
    const file = desk.files.get(unit.path);
    const base = file === undefined ? new Set<string>() : await file.base;
    const veto = report.findings.find((finding) => blocks(finding, desk.policy, base));
    if (veto !== undefined && (open === undefined || desk.queue.includes(open))) onVeto({ unit, open, finding: veto, report });
  };

  const start = (open: OpenUnit): void => {
    open.round += 1;
    const { round } = open;
    open.reports = undefined;
    open.arrived = [];
    desk.emit({ type: 'validation-start', unitId: open.unit.id, phase: open.unit.phase, path: open.unit.path });
    const hearing: Promise<void>[] = [];
    const onReport = (report: Report): void => {
      if (open.round !== round) return;
      open.arrived.push(report);
      hearing.push(hear(report, open.unit, open));
    };
    void Promise.all([desk.gate.submit(open.unit, onReport), open.file.base]).then(async ([reports]) => {
      await Promise.all(hearing);
      if (open.round !== round) return;
      open.reports = reports;
      desk.tally.verdict(desk.clock.monotonic() - open.closedAt);
      desk.bell.ring();
    });
  };

  const enqueue = (unit: Unit | Chunk, file: RunFile): OpenUnit => {
    const sequence = 'sequence' in unit ? unit.sequence : ++desk.sequence;
    const open: OpenUnit = { unit, file, sequence, closedAt: desk.clock.monotonic(), arrived: [], reports: undefined, round: 0 };
    desk.queue.push(open);
    return open;
  };

  return {
    submit(unit, file) {
      const open = enqueue(unit, file);
      start(open);
      return open;
    },
    again: start,
    refuseEarly({ unit, report }, file) {
      enqueue(unit, file).reports = [report];
      desk.bell.ring();
    },
    early(unit, closers, file) {
      desk.gate.lookEarly(unit, closers, (report) => {
        if (file.state === 'open') void hear(report, unit, undefined);
      });
    },
  };
}
