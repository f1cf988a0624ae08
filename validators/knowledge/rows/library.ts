import type { EndingRow, GuardRow, SinkRow, SourceRow, StepRow, TypeRow } from '../../../program/index.ts';

/** What is known of one library or of a part of a platform. Paths are from the package, a global or a named type on. */
export interface LibraryRows {
  readonly types?: readonly TypeRow[];
  readonly sources?: readonly SourceRow[];
  readonly sinks?: readonly SinkRow[];
  readonly steps?: readonly StepRow[];
  readonly guards?: readonly GuardRow[];
  readonly endings?: readonly EndingRow[];
}

/** A maker of request handlers that leave the values of the request as they are. */
export type MiddlewareRow = readonly [root: string, path: string];

/** The list behind the name of a program: harmless, unless a shell reads it. */
export function argumentList(root: string, path: string): SinkRow {
  return [root, path === '' ? 'Argument[1]' : `${path}.Argument[1]`, 'argument'];
}

/** One row for each name. */
export function each<R>(names: string, row: (name: string) => R): readonly R[] {
  return names.split(' ').map(row);
}
