import pc from 'picocolors';
import type { EventOf, LockstepEvent } from '../contract/index.ts';
import { fitColumns } from './fit-columns.ts';
import { createLaneBoard } from './lane-board.ts';
import { plainLine } from './plain-line.ts';
import { createRunMemory } from './run-memory.ts';
import { runSummary } from './run-summary.ts';

/** A run as it is seen: line by line for pipes, or as a picture that is drawn again and again. */
export interface Lanes {
  /** One event for a pipe or a build log; undefined when it is of no interest there. Several lines for a finding. */
  plain(event: LockstepEvent): string | undefined;
  /** Takes an event into the picture. */
  push(event: LockstepEvent): void;
  /** The picture at a time (milliseconds since 1970, as in the events), one string a line, none wider than the terminal. */
  frame(now: number): readonly string[];
  /** What the run came to. */
  summary(event: EventOf<'run-end'>): string;
}

/** Begins to follow one run. Nothing is printed here. `columns` is asked for every frame: a terminal may change its size. */
export function createLanes(options: { readonly color: boolean; readonly columns: number }): Lanes {
  const colors = pc.createColors(options.color);
  const memory = createRunMemory();
  const board = createLaneBoard(colors);
  return {
    plain(event) {
      memory.observe(event);
      return plainLine(event, memory, colors);
    },
    push: (event) => board.push(event),
    frame: (now) => board.lines(now).map((line) => fitColumns(line, options.columns)),
    summary: (event) => runSummary(event, colors),
  };
}
