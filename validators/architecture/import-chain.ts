import { isRunTimeImport } from '../../program/index.ts';
import type { AnalysedProgram, ImportRecord, Module, ModuleDependency } from '../../program/index.ts';

/** One import that exists at run time, with its syntax. */
export interface ImportEdge {
  readonly from: string;
  readonly to: string;
  readonly record: ImportRecord;
}

/**
 * The shortest chain of imports that exist at run time from one file to another; undefined when there is none. The kept graph
 * is asked first, so files are parsed only where there is a chain at all. In source order, so the answer does not depend on the
 * order in which files arrived.
 */
export function importChain(program: AnalysedProgram, from: string, to: string): readonly ImportEdge[] | undefined {
  if (program.graph.wayBack(to, from, mayRun) === undefined) return undefined;
  const chain = program.graph.pathBetween(from, to, (dependency) => mayRun(dependency) && runTimeEdge(program, dependency) !== undefined);
  return chain?.flatMap((dependency) => runTimeEdge(program, dependency) ?? []);
}

/** The import behind a dependency when it is there at run time. */
export function runTimeEdge(program: AnalysedProgram, dependency: ModuleDependency): ImportEdge | undefined {
  const module = program.module(dependency.from);
  const record = module === undefined ? undefined : recordOf(dependency, module);
  if (module === undefined || record === undefined || dependency.file === undefined) return undefined;
  return isRunTimeImport(record, module, program) === 'yes' ? { from: dependency.from, to: dependency.file, record } : undefined;
}

function mayRun({ reference }: ModuleDependency): boolean {
  return !reference.typeOnly && !reference.dynamic;
}

function recordOf({ reference }: ModuleDependency, module: Module): ImportRecord | undefined {
  return module.imports.find(({ node, unit }) => unit.origin.offset + node.start === reference.start);
}
