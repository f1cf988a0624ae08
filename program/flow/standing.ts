import type { Module } from '../module.ts';
import type { ParsedUnit } from '../parsed-unit.ts';
import type { AnalysedProgram } from '../program.ts';
import type { Node } from '../syntax.ts';
import type { Context } from './fact.ts';
import type { FlowModel } from './model.ts';
import type { Referents } from './referents.ts';
import type { Solution } from './solver.ts';

/** What the search of a file has found, as far as a unit that comes after it can meet it. */
export interface Standing {
  /** The version of the program in which it holds; also in later ones in which only this file has changed. */
  readonly version: number;
  readonly units: readonly ParsedUnit[];
  /** The nodes of values that hold input where all of the file can see it. */
  readonly touched: ReadonlySet<Node>;
  /** The variables of the file that hold input, or hold what does. */
  readonly cells: ReadonlySet<string>;
  /** The files that were looked at. */
  readonly files: ReadonlySet<string>;
}

/** What searches of a file have found, on top of what stood before where only its last unit was searched. */
export interface Found {
  readonly solutions: readonly Solution[];
  readonly referents: Pick<Referents, 'files'>;
  readonly before?: Standing;
}

/** What the searches of one program have left behind. */
export interface Standings {
  /** What is known of all that stands before the last part of a file, if nothing but the file has changed since. */
  before(module: Module, part: ParsedUnit): Standing | undefined;
  /** Keeps what the searches of a file have found. */
  keep(module: Module, found: Found): void;
}

const kept = new WeakMap<AnalysedProgram, WeakMap<FlowModel, Standings>>();

/** The standings of a program, for all its versions. */
export function standingsOf(program: AnalysedProgram, model: FlowModel): Standings {
  const byModel = kept.get(program) ?? new WeakMap<FlowModel, Standings>();
  const standings = byModel.get(model) ?? createStandings(program);
  kept.set(program, byModel.set(model, standings));
  return standings;
}

function createStandings(program: AnalysedProgram): Standings {
  /** By file, the newest first: one without its last unit, which may be taken back, and one with it. */
  const byPath = new Map<string, readonly Standing[]>();
  return {
    before({ path, units }, part) {
      if (units.length < 2 || units.at(-1) !== part) return undefined;
      const others = units.slice(0, -1);
      return byPath.get(path)?.find((each) => isSame(each.units, others) && program.changesSince(each.version).every((change) => change.path === path));
    },
    keep({ path, units, complete }, { solutions, referents, before }) {
      if (complete) return void byPath.delete(path);
      if (solutions.some(({ cutAt }) => cutAt !== undefined)) return;
      const standing: Standing = { version: program.version, units, ...touchedBy(solutions, before), files: new Set([...(before?.files ?? []), ...referents.files()]) };
      byPath.set(path, [standing, ...(byPath.get(path) ?? []).filter((each) => each.units.length < units.length)].slice(0, 2));
    },
  };
}

function isSame(one: readonly ParsedUnit[], other: readonly ParsedUnit[]): boolean {
  return one.length === other.length && one.every((unit, index) => unit === other[index]);
}

function touchedBy(solutions: readonly Solution[], before: Standing | undefined): Pick<Standing, 'touched' | 'cells'> {
  const touched = new Set(before?.touched);
  const cells = new Set(before?.cells);
  for (const { context } of solutions.flatMap(({ roots }) => roots)) {
    for (const { value } of context.facts.values()) touched.add(value.node);
    for (const each of [context, ...context.entered]) addCells(each, cells);
  }
  return { touched, cells };
}

function addCells({ facts }: Context, cells: Set<string>): void {
  for (const { value } of facts.values()) {
    if (value.op === 'cell' && typeof value.cell === 'string') cells.add(value.cell);
    for (const user of value.users) if (user.op === 'cell-store' && user.input === value && typeof user.cell === 'string') cells.add(user.cell);
  }
}
