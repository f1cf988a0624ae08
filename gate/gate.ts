import type { FileKind, Report, Unit } from '../contract/index.ts';
import { fileKindOf } from '../program/index.ts';
import { fingerprint } from './fingerprint.ts';
import type { Judge } from './judge.ts';
import type { ProgramChange, ValidatorCard } from './protocol.ts';

/** All judges of a tree as one. */
export interface Gate {
  readonly root: string;
  kindOf(path: string): FileKind;
  /** The validators that will report, in a fixed order; rejects when the built-in families cannot be started. */
  readonly validators: Promise<readonly ValidatorCard[]>;
  apply(change: ProgramChange): void;
  /**
   * Judges a unit; `onReport` hears each report as it comes. Settles with all of them, never rejects. `families` asks
   * the built-in ones only: for the whole-program pass, when the others have judged the same bytes as a whole file.
   */
  submit(unit: Unit, onReport: (report: Report) => void, scope?: 'all' | 'families'): Promise<readonly Report[]>;
  /**
   * Looks at the complete inner statements of an unfinished unit as soon as the judges have nothing else to do. A look that
   * has not begun gives way to the next one, which sees more, to the unit itself and to every change of the program.
   */
  lookEarly(unit: Unit, closers: string, hear: Looking): void;
  /** Calls off units that nobody wants to know about any more. */
  cancel(units: ReadonlySet<string>): void;
  /** Ids of the units whose judgement asked for a path. */
  readersOf(path: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Who hears of an early look. */
export interface Looking {
  onStart(): void;
  onReport(report: Report): void;
}

/** Who judges a tree. */
export interface Judges {
  /** The built-in families; alone takes early looks. */
  readonly families: Judge;
  /** Built-in validators that judge beside them, at the same time. */
  readonly beside: readonly Judge[];
  /** The user's. */
  readonly custom: readonly Judge[];
}

/** Puts judges together. */
export function createGate(root: string, { families, beside, custom }: Judges): Gate {
  const builtIn = [families, ...beside];
  const judges = [...builtIn, ...custom];
  const cards = Promise.all(judges.map((judge) => judge.ready)).then((lists) => lists.flat());
  cards.catch(() => undefined);
  let look: string | undefined;
  let waiting: (() => void) | undefined;
  const callOffLook = (): void => {
    if (look !== undefined) families.cancel(new Set([look]));
    look = undefined;
    waiting = undefined;
  };
  const lookWhenIdle = (): void => {
    if (waiting === undefined || !families.idle) return;
    waiting();
    waiting = undefined;
  };
  return {
    root,
    kindOf: fileKindOf,
    validators: cards,
    apply(change) {
      waiting = undefined;
      for (const judge of judges) judge.apply(change);
    },
    async submit(unit, onReport, scope = 'all') {
      callOffLook();
      const reports: Report[] = [];
      const receive = (report: Report): void => {
        reports.push(report);
        onReport(report);
      };
      const asked = scope === 'families' ? builtIn : judges;
      await Promise.all(asked.map((judge) => judge.judge(unit, { onReport: (raw) => receive({ ...raw, findings: fingerprint(raw.findings) }) }).then(lookWhenIdle)));
      return reports;
    },
    lookEarly(unit, closers, { onStart, onReport }) {
      callOffLook();
      waiting = () => {
        look = unit.id;
        onStart();
        void families.judge(unit, { closers, onReport: (raw) => onReport({ ...raw, findings: fingerprint(raw.findings) }) }).then(lookWhenIdle);
      };
      lookWhenIdle();
    },
    cancel(units) {
      for (const judge of judges) judge.cancel(units);
    },
    readersOf: async (path) => [...new Set((await Promise.all(judges.map((judge) => judge.readersOf(path)))).flat())],
    async close() {
      await Promise.all(judges.map((judge) => judge.close()));
    },
  };
}
