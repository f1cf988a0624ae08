/** What can be wrong with a run, seen from outside. */
export type ProblemKind =
  | 'journal-unreadable'
  | 'chain-broken'
  | 'torn-tail'
  | 'run-incomplete'
  | 'release-unfinished'
  | 'object-missing'
  | 'object-altered'
  | 'not-judged'
  | 'not-approved'
  | 'surface-understated'
  | 'file-modified'
  | 'file-missing'
  | 'file-unreadable';

/** One thing that is wrong. `line` counts the lines of the journal from 1; 0 when there is none to name. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly line: number;
  readonly message: string;
  readonly path?: string;
  readonly expected?: string;
  readonly got?: string;
}
