import type { Module } from '../../module.ts';
import type { AnalysedProgram } from '../../program.ts';
import { registrationsIn } from './mounts.ts';
import type { Registrations } from './mounts.ts';

/** What is known, during one judgement, of what files register and of who mounts what. */
export interface RouteSearch {
  readonly program: AnalysedProgram;
  /** True for files that are no part of the program as it runs: what a test mounts stands in front of nobody. */
  readonly isLeftOut: (path: string) => boolean;
  registrations(module: Module): Registrations;
  /** The files that import one, also over files that hand it on, nearest first. Undefined where there are too many, or one cannot be read. */
  importersOf(path: string): readonly Module[] | undefined;
  /** The files from which one is reached, itself among them; undefined where there are too many. */
  above(path: string): ReadonlySet<string> | undefined;
  /** The files of Nest from which one is reached, and those that they import beside it. */
  holdersOf(path: string): readonly Module[];
}

const MOST_IMPORTERS = 100;

/** A search for one judgement. */
export function createRouteSearch(program: AnalysedProgram, isLeftOut: (path: string) => boolean = () => false): RouteSearch {
  const registrations = new Map<Module, Registrations>();
  const importers = new Map<string, readonly Module[] | undefined>();
  const holders = new Map<string, readonly Module[]>();
  return {
    program,
    isLeftOut,
    registrations(module) {
      const found = registrations.get(module) ?? registrationsIn(module, program);
      registrations.set(module, found);
      return found;
    },
    importersOf(path) {
      if (!importers.has(path)) importers.set(path, findImporters(path, { program, isLeftOut }));
      return importers.get(path);
    },
    above: (path) => findAbove(path, { program, isLeftOut }),
    holdersOf(path) {
      const found = holders.get(path) ?? findHolders(path, { program, isLeftOut });
      holders.set(path, found);
      return found;
    },
  };
}

function findImporters(path: string, { program, isLeftOut }: Looking): readonly Module[] | undefined {
  const paths = new Set([path]);
  const found: Module[] = [];
  for (const each of paths)
    for (const from of program.graph.dependentsOf(each)) {
      if (paths.has(from) || isLeftOut(from)) continue;
      const module = program.module(from);
      if (module?.obstacle !== undefined || found.length >= MOST_IMPORTERS) return undefined;
      if (module === undefined) continue;
      found.push(module);
      if (module.exports.some((record) => record.from !== undefined)) paths.add(from);
    }
  return found;
}

type Looking = Pick<RouteSearch, 'program' | 'isLeftOut'>;

function findAbove(path: string, { program, isLeftOut }: Looking): ReadonlySet<string> | undefined {
  const above = new Set([path]);
  for (const each of above) for (const from of program.graph.dependentsOf(each)) if (above.size <= MOST_IMPORTERS && !isLeftOut(from)) above.add(from);
  return above.size > MOST_IMPORTERS ? undefined : above;
}

function findHolders(path: string, looking: Looking): readonly Module[] {
  const { program } = looking;
  const above = [...(findAbove(path, looking) ?? [])];
  const beside = above.flatMap((each) => program.graph.dependenciesOf(each).flatMap(({ file }) => file ?? []));
  return [...new Set([...above, ...beside])].flatMap((each) => (usesNest(each, program) ? (program.module(each) ?? []) : []));
}

/** True for a file that imports a package of Nest. */
export function usesNest(path: string, { graph }: AnalysedProgram): boolean {
  return graph.dependenciesOf(path).some(({ resolution }) => resolution.type === 'package' && resolution.name.startsWith('@nestjs/'));
}
