import type { Module } from '../../module.ts';
import type { AnalysedProgram } from '../../program.ts';
import { mountedFrom, registrationsIn } from './mounts.ts';
import type { Mount, Registrations } from './mounts.ts';

/** The files that import one. */
export interface Importers {
  readonly modules: readonly Module[];
  /** The file itself, and those that hand it on. */
  readonly files: ReadonlySet<string>;
}

/** What is known, during one judgement, of what files register and of who mounts what. */
export interface RouteSearch {
  readonly program: AnalysedProgram;
  /** True for files that are no part of the program as it runs: what a test mounts stands in front of nobody. */
  readonly isLeftOut: (path: string) => boolean;
  registrations(module: Module): Registrations;
  /** The files that import one, also over files that hand it on, nearest first. Undefined where there are too many, or one cannot be read. */
  importersOf(path: string): Importers | undefined;
  /** What a file mounts that may come from some files: of what it imports from others nothing is asked. */
  mountsFrom(module: Module, files: ReadonlySet<string>): readonly Mount[];
  /** The files from which one is reached, itself among them; undefined where there are too many. */
  above(path: string): ReadonlySet<string> | undefined;
  /** The files of Nest from which one is reached, and those that they import beside it. */
  holdersOf(path: string): readonly Module[];
}

const MOST_IMPORTERS = 100;

/** A search for one judgement. */
export function createRouteSearch(program: AnalysedProgram, isLeftOut: (path: string) => boolean = () => false): RouteSearch {
  const registrations = new Map<Module, Registrations>();
  const importers = new Map<string, Importers | undefined>();
  const holders = new Map<string, readonly Module[]>();
  const sorted = new Map<Module, ReadonlyMap<string | undefined, readonly Mount[]>>();
  const registrationsOf = (module: Module): Registrations => {
    const found = registrations.get(module) ?? registrationsIn(module, program);
    registrations.set(module, found);
    return found;
  };
  return {
    program,
    isLeftOut,
    registrations: registrationsOf,
    mountsFrom(module, files) {
      const found = sorted.get(module) ?? sortedByFile(registrationsOf(module).mounts, program);
      sorted.set(module, found);
      return [undefined, ...files].flatMap((file) => found.get(file) ?? []);
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

function sortedByFile(mounts: readonly Mount[], program: AnalysedProgram): ReadonlyMap<string | undefined, readonly Mount[]> {
  const found = new Map<string | undefined, Mount[]>();
  for (const mount of mounts) {
    const file = mountedFrom(mount, program);
    const same = found.get(file);
    if (same === undefined) found.set(file, [mount]);
    else same.push(mount);
  }
  return found;
}

function findImporters(path: string, { program, isLeftOut }: Looking): Importers | undefined {
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
  return { modules: found, files: paths };
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
