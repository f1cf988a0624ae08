import type { RawReport, Unit } from '../contract/index.ts';
import { createChangeLog } from './change.ts';
import type { Judge } from './judge.ts';
import type { ValidatorCard } from './protocol.ts';

/** A judge of one validator that is made when the first file comes that it is for. */
export interface LazyJudgeOptions {
  readonly card: ValidatorCard;
  /** True for paths it is for; any other is reported as skipped without asking it. */
  readonly isFor: (path: string) => boolean;
  readonly make: () => Judge;
  /** Made at once: it takes long to load, and a file for it will come. */
  readonly atOnce?: boolean;
}

/** Spares whoever does not need a validator the time to load it. It is made as soon as a file begins, before there is text. */
export function createLazyJudge({ card, isFor, make, atOnce = false }: LazyJudgeOptions): Judge {
  const log = createChangeLog();
  let judge: Judge | undefined = atOnce ? make() : undefined;
  const made = (): Judge => {
    if (judge !== undefined) return judge;
    judge = make();
    for (const change of log.changes()) judge.apply(change);
    return judge;
  };
  return {
    ready: Promise.resolve([card]),
    get idle() {
      return judge?.idle ?? true;
    },
    apply(change) {
      if (judge !== undefined) return judge.apply(change);
      log.note(change);
      if (change.type === 'begin' && isFor(change.path)) made();
    },
    judge(unit, options) {
      if (isFor(unit.path)) return made().judge(unit, options);
      options.onReport(skipped(unit, card));
      return Promise.resolve();
    },
    cancel: (units) => judge?.cancel(units),
    readersOf: (path) => judge?.readersOf(path) ?? Promise.resolve([]),
    close: () => judge?.close() ?? Promise.resolve(),
  };
}

function skipped(unit: Unit, { id, version }: ValidatorCard): RawReport {
  return {
    validator: id,
    version,
    unitId: unit.id,
    unitSha256: unit.sha256,
    programVersion: -1,
    status: 'skipped',
    findings: [],
    obligations: [],
    durationMs: 0,
    reason: 'not for this validator',
  };
}
