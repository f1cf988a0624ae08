import type { RawReport, Unit } from '../contract/index.ts';
import type { ProgramChange, ValidatorCard } from './protocol.ts';

/** Who judges units: the analysis worker, a worker for one of the user's modules, or validators in this process. */
export interface Judge {
  /** Settles when it can judge; what it runs. */
  readonly ready: Promise<readonly ValidatorCard[]>;
  /** Tells it of a change; changes and units are handled in the order in which they are given. */
  apply(change: ProgramChange): void;
  /**
   * Judges a unit with all its validators. `onReport` is called once a validator, also when it broke or hung.
   * The promise settles when all have reported; it never rejects.
   */
  judge(unit: Unit, options: JudgeOptions): Promise<void>;
  /** Calls off units that have not been begun; their promise settles without reports. */
  cancel(units: ReadonlySet<string>): void;
  /** Ids of the units judged so far that asked for a path. */
  readersOf(path: string): Promise<readonly string[]>;
  /** True when it would begin at once, or after what it has in hand. */
  readonly idle: boolean;
  close(): Promise<void>;
}

/** How a unit is judged. */
export interface JudgeOptions {
  /** Closing brackets after the text of an early look. */
  readonly closers?: string;
  readonly onReport: (report: RawReport) => void;
}

/** What judges all runs of a tree. */
export interface SharedJudge {
  /** The judge of one run, with a program that nobody else changes. A name is in use by one judge at a time. */
  open(run: string): Judge;
  close(): Promise<void>;
}
